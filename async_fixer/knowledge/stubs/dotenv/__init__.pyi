from .main import dotenv_values, find_dotenv, get_key, load_dotenv, set_key, unset_key
