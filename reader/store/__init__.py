"""Everything that is kept: SQLite behind one house of small rooms, a file a noun.

    connection  who may read and write; complaints as sentences       schema   the tables, and how they change
    stories     in and out, with their bodies, index and quotes       keys     the integer that orders them
    feeds       subscriptions and folders                             state    what the person did
    views       what lists and the side bar show                      search   a query as SQL
    index       the full text            quotes  who said what        check    does it all agree?

Functions take a connection and never commit; `library` runs them in its transactions.
"""
