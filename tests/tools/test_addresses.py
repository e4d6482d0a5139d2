"""Which addresses phones nearby can use, and whose name a request may call."""

import pytest

from lokmin.tools.addresses import CABLE, OTHER, WIFI, Address, is_near_host, lan_addresses, ordered


def test_the_hotspot_comes_first_then_wifi_then_cable():
    found = ordered(
        [
            Address("10.0.0.7", "eth0", CABLE),
            Address("192.168.1.9", "wlan0", WIFI),
            Address("10.42.0.1", "wlan1", WIFI),
            Address("10.9.9.9", "", OTHER),
            Address("192.168.1.9"),
        ]
    )
    assert [a.ip for a in found] == ["10.42.0.1", "192.168.1.9", "10.0.0.7", "10.9.9.9"]
    assert [a.hotspot for a in found] == [True, False, False, False]
    assert found[1].interface == "wlan0"


def test_what_phones_cannot_reach_is_left_out():
    nets = [
        Address("127.0.0.1", "lo"),
        Address("172.17.0.1", "docker0"),
        Address("10.8.0.2", "tun0"),
        Address("0.0.0.0"),
    ]
    assert ordered(nets) == []
    alone = Address("169.254.3.4", "wlan0", WIFI)
    assert ordered([alone]) == [alone]
    assert ordered([alone, Address("192.168.1.9")]) == [Address("192.168.1.9")]


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "192.168.43.1", "10.1.2.3", "laptop.local", "[::1]", "169.254.1.1", "fe80::1"],
)
def test_somebody_nearby_is_answered(host):
    assert is_near_host(host)


@pytest.mark.parametrize(
    "host", ["evil.example", "8.8.8.8", "", "local", "192.168.43.1.evil.example", "2001:4860::1"]
)
def test_a_name_of_the_internet_is_not(host):
    assert not is_near_host(host)


def test_this_machine_can_be_asked():
    assert all(not a.ip.startswith("127.") for a in lan_addresses())
