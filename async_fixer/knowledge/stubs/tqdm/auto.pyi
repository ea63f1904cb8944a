from .std import tqdm
