"""What the library keeps when everything else goes wrong: `python -m tests.crash MODE --rounds N --seed S`.

    program    the real program in a process of its own: started, listened to, killed
    telling    stories that say of themselves whether they are whole
    promises   what the program said is safe
    judge      what must hold of a library's folder, whatever happened to it
    kill       the mode: kill -9 while it works; `ACTS` are the things it is killed in
    refreshing the act: a refresh of feeds that change all the time

A new act is a class like `refreshing.Refreshing`, named in `kill.ACTS`. A new mode is a function like
`kill.rounds`, named in `__main__.MODES`: it yields a `Round` for each time something went wrong, with the
faults that `judge` found. Rounds are drawn from the seed, but a process is killed at a time and not at an
instruction: a fault that was seen once may need many rounds to come again.
"""
