//! Addresses on the public internet, and those that are not.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The addresses that a request may go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destinations {
    /// Any.
    #[default]
    Any,
    /// Those on the public internet: for an untrusted address. A name is looked up once, and
    /// refused if any of its addresses leads inside. A proxy on the way looks names up itself.
    Public,
}

/// Returns whether an address is on the public internet (IANA special-purpose registries, RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(it) => is_public_v4(it),
        IpAddr::V6(it) => is_public_v6(it),
    }
}

fn is_public_v4(it: Ipv4Addr) -> bool {
    let is_special = match it.octets() {
        // This network; shared by carriers; protocols; benchmarks; reserved, with the broadcast.
        [0 | 240.., ..] | [192, 0, 0, _] | [198, 18 | 19, ..] => true,
        [100, second, ..] => second & 0xc0 == 64,
        _ => false,
    };
    !(is_special
        || it.is_loopback()
        || it.is_private()
        || it.is_link_local()
        || it.is_documentation()
        || it.is_multicast())
}

fn is_public_v6(it: Ipv6Addr) -> bool {
    match it.segments() {
        // An address of version 4 behind a translator (RFC 6052).
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => {
            let [.., a, b, c, d] = it.octets();
            is_public_v4(Ipv4Addr::new(a, b, c, d))
        }
        // Teredo and other protocols, documentation, 6to4: those that may lead to other addresses.
        [0x2001, 0..0x200 | 0xdb8, ..] | [0x2002, ..] | [0x3fff, 0..0x1000, ..] => false,
        // Global unicast is 2000::/3; what is outside of it is not routed, or leads inside.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_inside_are_told_from_those_outside() {
        for public in [
            "93.184.216.34",
            "100.128.0.1",
            "2606:2800:220:1::1",
            "64:ff9b::5db8:d822",
            "::ffff:8.8.8.8",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for inside in [
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:a00:1::",
            "100::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
    }
}
