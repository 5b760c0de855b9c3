//! Addresses that no command reaches through the proxy, even by a name that was allowed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

/// Metadata services of clouds, which give out a machine's credentials to any caller, besides those on the link.
const METADATA: [IpAddr; 4] = [
    IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)),
    IpAddr::V4(Ipv4Addr::new(168, 63, 129, 16)),
    IpAddr::V4(Ipv4Addr::new(192, 0, 0, 192)),
    IpAddr::V6(Ipv6Addr::new(0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254)),
];

/// `fd00:ec2::/32`: the local services of AWS, among them those that give credentials to machines
/// (`::254`) and to containers (`::23`).
const AWS: [u16; 2] = [0xfd00, 0xec2];

/// Returns whether an address is one of other machines: neither this machine's, nor of its links, nor of
/// a metadata service.
pub(super) fn is_elsewhere(address: SocketAddr) -> bool {
    is_remote(address.ip()) && !is_own(address)
}

fn is_remote(ip: IpAddr) -> bool {
    if METADATA.contains(&ip) {
        return false;
    }
    match ip {
        IpAddr::V4(ip) => {
            let is_this_network = ip.octets()[0] == 0;
            !(is_this_network
                || ip.is_loopback()
                || ip.is_link_local()
                || ip.is_broadcast()
                || ip.is_multicast())
        }
        IpAddr::V6(ip) => {
            let is_link_local = ip.segments()[0] & 0xffc0 == 0xfe80;
            let is_service = is_link_local || ip.segments().starts_with(&AWS);
            !(ip.is_unspecified() || ip.is_loopback() || ip.is_multicast() || is_service)
                && embedded(ip).is_none_or(|ip| is_remote(IpAddr::V4(ip)))
        }
    }
}

/// Returns the IPv4 address that an IPv6 address stands for: mapped, compatible, translated (RFC 2765),
/// NAT64 by the common prefix and by those of a network (RFC 8215), 6to4.
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let of = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match ip.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x64, 0xff9b, 1, _, _, _, high, low]
        | [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

/// Returns whether this machine would reach the address from that address: it is its own. Sends nothing.
fn is_own(address: SocketAddr) -> bool {
    let any: IpAddr = match address {
        SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let from = UdpSocket::bind((any, 0)).and_then(|socket| {
        socket.connect(address)?;
        socket.local_addr()
    });
    from.is_ok_and(|from| from.ip() == address.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_its_links_and_metadata_services_are_out_of_reach() {
        for ip in [
            "127.0.0.1",
            "127.8.9.1",
            "0.0.0.0",
            "0.1.2.3",
            "169.254.169.254",
            "255.255.255.255",
            "224.0.0.1",
            "100.100.100.200",
            "168.63.129.16",
            "::1",
            "::",
            "fe80::1",
            "febf::1",
            "ff02::1",
            "fd00:ec2::254",
            "fd00:ec2::23",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::7f00:1",
            "64:ff9b:1:1:2:3:a9fe:a9fe",
            "::ffff:0:127.0.0.1",
            "2002:7f00:1::",
            "2002:a9fe:a9fe::1",
        ] {
            assert!(!is_elsewhere(SocketAddr::new(ip.parse().unwrap(), 80)), "{ip}");
        }
        for ip in ["192.0.2.1", "10.1.2.3", "2001:db8::1", "::ffff:192.0.2.1", "2002:c000:201::1"] {
            assert!(is_remote(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn an_address_of_this_machine_is_known_by_its_route() {
        assert!(is_own("127.0.0.1:9".parse().unwrap()));
        assert!(!is_own("192.0.2.1:9".parse().unwrap()));
    }
}
