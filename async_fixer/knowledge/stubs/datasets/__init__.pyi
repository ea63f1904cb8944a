from .load import load_dataset, load_from_disk
