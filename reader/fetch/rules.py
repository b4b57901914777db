"""Which network addresses a page of the web may not make us reach.

A feed, a link or a redirect must not lead this program into the user's own machine or network. Numbers
are judged, not names: a name can be given a new number between a check and the connection.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Number = IPv4Address | IPv6Address

# IPv6 networks in which the last 32 bits are an IPv4 address that a gateway connects to (RFC 6052)
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
_LOCAL_ENDINGS = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


def refusal(number: str) -> str:
    """Why a page may not lead to this number, in words; "" if it may."""
    ip = _innermost(ip_address(number.partition("%")[0]))
    if ip.is_loopback or ip.is_unspecified:
        return "this computer itself"
    if ip.is_link_local or ip.is_private or (isinstance(ip, IPv6Address) and ip.is_site_local):
        return "a private network"
    return "" if ip.is_global and not ip.is_multicast else "no place on the public network"


def near_by_name(host: str) -> bool:
    """Whether a host is on this machine or network by its mere spelling ("0x7f.1", "printer")."""
    try:
        return bool(refusal(host if ":" in host else socket.inet_ntoa(socket.inet_aton(host))))
    except (OSError, ValueError):  # a name, not a number in any of its spellings
        name = host.rstrip(".")
        return "." not in name or name.endswith(_LOCAL_ENDINGS)


def _innermost(ip: Number) -> Number:
    """The IPv4 address inside an IPv6 address that carries one, however it does."""
    if isinstance(ip, IPv4Address):
        return ip
    if any(ip in network for network in _TRANSLATED) and int(ip) > 1:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    teredo = ip.teredo
    return ip.ipv4_mapped or ip.sixtofour or (teredo[1] if teredo else None) or ip
