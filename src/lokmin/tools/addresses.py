"""Under which addresses this machine is reached from others near it; asked of the machine itself, offline."""

import contextlib
import ipaddress
import socket
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WIFI, CABLE, OTHER = "wifi", "cable", "other"
_ORDER = (WIFI, CABLE, OTHER)
_SYS = Path("/sys/class/net")
_SIOCGIFADDR = 0x8915
_VIRTUAL = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "lxc",
    "tun",
    "tap",
    "wg",
    "vmnet",
    "vboxnet",
    "zt",
    "tailscale",
)
# What the usual systems give to the machine whose hotspot it is.
_HOTSPOT_ENDS = ".1"


@dataclass(frozen=True)
class Address:
    """One way in. `hotspot`: it looks like this machine's own Wi-Fi, which phones join."""

    ip: str
    interface: str = ""
    kind: str = OTHER

    @property
    def hotspot(self) -> bool:
        return self.kind == WIFI and self.ip.endswith(_HOTSPOT_ENDS)


def lan_addresses() -> list[Address]:
    """The IPv4 addresses for phones nearby, the likeliest first: hotspot, Wi-Fi, cable; no virtual nets."""
    return ordered([*_by_interface(), *_by_name(), *_by_route()])


def ordered(found: Iterable[Address]) -> list[Address]:
    """Each address once, with what is known of its interface; those that phones cannot reach left out."""
    known: dict[str, Address] = {}
    for address in found:
        if address.interface.startswith(_VIRTUAL) or not _is_near(address.ip):
            continue
        if address.ip not in known:
            known[address.ip] = address
    links = [a for a in known.values() if not ipaddress.ip_address(a.ip).is_link_local]
    usable = links or list(known.values())
    return sorted(usable, key=lambda a: (not a.hotspot, _ORDER.index(a.kind), a.interface, a.ip))


def is_near_host(host: str) -> bool:
    """Whether a request names this machine as somebody nearby would: by number, `localhost` or `nama.local`.

    A name of the internet never: a page elsewhere could point one here (DNS rebinding).
    """
    bare = host.strip("[]").casefold()
    if bare == "localhost" or bare.endswith(".local"):
        return True
    try:
        number = ipaddress.ip_address(bare)
    except ValueError:
        return False
    return number.is_private or number.is_loopback or number.is_link_local


def _is_near(ip: str) -> bool:
    number = ipaddress.ip_address(ip)
    return number.version == 4 and not number.is_loopback and not number.is_unspecified


def _by_interface() -> Iterator[Address]:
    """Linux tells the address of each interface by its name."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _number, name in socket.if_nameindex():
            with contextlib.suppress(OSError):
                asked = struct.pack("256s", name[:15].encode())
                answer = fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, asked)
                yield Address(socket.inet_ntoa(answer[20:24]), name, _kind(name))


def _kind(name: str) -> str:
    if (_SYS / name / "wireless").exists() or name.startswith(("wl", "ap")):
        return WIFI
    return CABLE if name.startswith(("en", "eth", "usb", "rndis")) else OTHER


def _by_name() -> Iterator[Address]:
    """What the machine's own name stands for (Windows lists every interface here)."""
    with contextlib.suppress(OSError):
        for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield Address(str(found[4][0]))


def _by_route() -> Iterator[Address]:
    """From which address a packet to a private net would leave; none is sent."""
    for net in ("192.168.255.254", "10.255.255.254", "172.31.255.254"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((net, 9))
            yield Address(probe.getsockname()[0])
