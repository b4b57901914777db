"""Servers, feeds, pages, pictures and lists that mean no good, and what the command line makes of them.

    route       what a hostile server does at one path, and what must come of it
    routes/     tables of routes: redirects, statuses, bodies, slowness, heads, protocol
    conftest    a library that holds something, a decoy that nobody may ask, and a `call` of the command line

Each case goes through the real command line in this process, with the fetcher's real limits made small.
Whatever happens: a sentence or a result, never a bug; nothing of what was there before is lost; the decoy,
a server on an address that nothing from the web may lead to, is asked for nothing.
"""
