from .YoutubeDL import YoutubeDL
