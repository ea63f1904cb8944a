html5: dict[str, str]
name2codepoint: dict[str, int]
codepoint2name: dict[int, str]
entitydefs: dict[str, str]
