from fastapi import APIRouter

InferringRouter = APIRouter
