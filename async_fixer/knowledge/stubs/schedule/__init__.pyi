from typing import Any

from async_fixer.knowledge.marks import blocks, decorates

class Job:
    second: Job
    seconds: Job
    minute: Job
    minutes: Job
    hour: Job
    hours: Job
    day: Job
    days: Job
    week: Job
    weeks: Job
    monday: Job
    tuesday: Job
    wednesday: Job
    thursday: Job
    friday: Job
    saturday: Job
    sunday: Job
    def at(self, time_str, tz=...) -> Job: ...
    def tag(self, *tags) -> Job: ...
    def do(self, job_func, *args, **kwargs) -> Job: ...

def every(interval=...) -> Job: ...

# Runs the jobs that are due, in this thread.
@blocks("cpu")
def run_pending() -> None: ...
@blocks("sleep")
def run_all(delay_seconds=...) -> None: ...
def clear(tag=...) -> None: ...
def get_jobs(tag=...) -> list[Job]: ...
def cancel_job(job) -> None: ...
@decorates("keeps")
def repeat(job, *args, **kwargs) -> Any: ...
