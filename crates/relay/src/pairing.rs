//! Pairing codes, and how many wrong ones may be tried. No I/O, no clock.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;

use turnhost_base::Millis;

use crate::limits::{ADDRESSES, CODE, CODES_OF_A_MACHINE, WRONG_FROM_ALL, WRONG_FROM_ONE};
use crate::secret::{Digest, digest_of};

/// The state of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CodeState {
    Open,
    Claimed,
}

/// The reason why a code was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotClaimed {
    /// It is none, was used, or is over.
    Unknown,
    /// Too many wrong ones; there is a new chance after so many seconds.
    RateLimited { seconds: u64 },
}

#[derive(Debug)]
struct Code {
    environment: String,
    expires: Millis,
    state: CodeState,
}

/// Wrong codes of one window.
#[derive(Debug, Default)]
struct Wrong {
    since: Millis,
    all: u32,
    by_address: BTreeMap<IpAddr, u32>,
}

/// The codes of all machines. Each is kept by its digest, under both of its forms.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    by_digest: BTreeMap<Digest, Code>,
    /// The codes of a machine, oldest first.
    of_machine: BTreeMap<String, VecDeque<Digest>>,
    wrong: Wrong,
}

fn window_millis() -> i64 {
    i64::try_from(CODE.as_millis()).unwrap_or(i64::MAX)
}

impl Codes {
    /// Opens a code for a machine. Returns its end.
    pub(crate) fn open(&mut self, environment: &str, code: &str, now: Millis) -> Millis {
        self.sweep(now);
        let (digest, expires) = (digest_of(code), Millis(now.0 + window_millis()));
        let of_machine = self.of_machine.entry(environment.to_owned()).or_default();
        of_machine.push_back(digest);
        if of_machine.len() > CODES_OF_A_MACHINE
            && let Some(oldest) = of_machine.pop_front()
        {
            self.by_digest.remove(&oldest);
        }
        let environment = environment.to_owned();
        self.by_digest.insert(digest, Code { environment, expires, state: CodeState::Open });
        expires
    }

    /// Uses a code up. Returns its machine.
    pub(crate) fn claim(
        &mut self,
        code: &str,
        address: IpAddr,
        now: Millis,
    ) -> Result<String, NotClaimed> {
        self.sweep(now);
        let from_one = self.wrong.by_address.get(&block(address)).copied().unwrap_or_default();
        if from_one >= WRONG_FROM_ONE || self.wrong.all >= WRONG_FROM_ALL {
            let left = self.wrong.since.0 + window_millis() - now.0;
            return Err(NotClaimed::RateLimited {
                seconds: u64::try_from(left / 1000 + 1).unwrap_or(1),
            });
        }
        let open = self.by_digest.get_mut(&digest_of(code));
        if let Some(code) = open.filter(|code| code.state == CodeState::Open) {
            code.state = CodeState::Claimed;
            return Ok(code.environment.clone());
        }
        self.count_wrong(address, now);
        Err(NotClaimed::Unknown)
    }

    fn count_wrong(&mut self, address: IpAddr, now: Millis) {
        if self.wrong.all == 0 {
            self.wrong.since = now;
        }
        self.wrong.all += 1;
        let by_address = &mut self.wrong.by_address;
        if by_address.len() < ADDRESSES || by_address.contains_key(&block(address)) {
            *by_address.entry(block(address)).or_default() += 1;
        }
    }

    /// Returns the state of a machine's code; `None` if it has no such code, or it is over.
    pub(crate) fn state(
        &mut self,
        environment: &str,
        code: &str,
        now: Millis,
    ) -> Option<CodeState> {
        self.sweep(now);
        let code = self.by_digest.get(&digest_of(code))?;
        (code.environment == environment).then_some(code.state)
    }

    /// Forgets what is over. A clock that goes back by more than the window ends it, too.
    pub(crate) fn sweep(&mut self, now: Millis) {
        let codes = &mut self.by_digest;
        codes.retain(|_, code| (0..=window_millis()).contains(&(code.expires.0 - now.0)));
        self.of_machine.retain(|_, digests| {
            digests.retain(|digest| codes.contains_key(digest));
            !digests.is_empty()
        });
        if !(0..window_millis()).contains(&(now.0 - self.wrong.since.0)) {
            self.wrong = Wrong::default();
        }
    }
}

/// Returns the key of an address in limits: one household has a whole /64 of IPv6.
fn block(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let network = u128::from(v6) >> 64 << 64;
            IpAddr::V6(network.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis(1_000_000_000);
    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn later(seconds: i64) -> Millis {
        Millis(NOW.0 + seconds * 1000)
    }

    fn address(number: u32) -> IpAddr {
        IpAddr::V4(number.into())
    }

    #[test]
    fn a_code_is_used_once_and_ends() {
        let mut codes = Codes::default();
        assert_eq!(codes.open("env", "A", NOW), later(600));
        assert_eq!(codes.state("env", "A", NOW), Some(CodeState::Open));
        assert_eq!(codes.state("other", "A", NOW), None);
        assert_eq!(codes.claim("A", HERE, NOW), Ok("env".to_owned()));
        assert_eq!(codes.state("env", "A", NOW), Some(CodeState::Claimed));
        assert_eq!(codes.claim("A", HERE, NOW), Err(NotClaimed::Unknown));
        codes.open("env", "B", NOW);
        assert_eq!(codes.claim("B", HERE, later(601)), Err(NotClaimed::Unknown));
        // The clock went back an hour: the code could live too long, and ends instead.
        codes.open("env", "C", NOW);
        assert_eq!(codes.claim("C", HERE, later(-3600)), Err(NotClaimed::Unknown));
    }

    #[test]
    fn a_fifth_code_of_a_machine_ends_the_first() {
        let mut codes = Codes::default();
        for code in ["A", "B", "C", "D", "E"] {
            codes.open("env", code, NOW);
        }
        assert_eq!(codes.claim("A", HERE, NOW), Err(NotClaimed::Unknown));
        assert!(codes.claim("B", HERE, NOW).is_ok());
    }

    #[test]
    fn wrong_codes_are_limited_by_address() {
        let mut codes = Codes::default();
        codes.open("env", "GOOD", NOW);
        for _ in 0..WRONG_FROM_ONE {
            assert_eq!(codes.claim("bad", HERE, NOW), Err(NotClaimed::Unknown));
        }
        let limited = Err(NotClaimed::RateLimited { seconds: 601 });
        assert_eq!(codes.claim("GOOD", HERE, NOW), limited);
        assert!(codes.claim("GOOD", address(1), NOW).is_ok());
        codes.open("env", "NEW", later(600));
        assert!(codes.claim("NEW", HERE, later(600)).is_ok());
    }

    #[test]
    fn a_thousand_wrong_codes_from_everywhere_stop_all() {
        let mut codes = Codes::default();
        codes.open("env", "GOOD", NOW);
        for number in 0..WRONG_FROM_ALL {
            assert_eq!(codes.claim("bad", address(number), NOW), Err(NotClaimed::Unknown));
        }
        assert!(matches!(
            codes.claim("GOOD", address(u32::MAX), NOW),
            Err(NotClaimed::RateLimited { .. })
        ));
    }

    #[test]
    fn addresses_of_one_household_count_together() {
        let mut codes = Codes::default();
        for host in 0..WRONG_FROM_ONE {
            let address: IpAddr = format!("2001:db8::{host:x}").parse().unwrap();
            assert_eq!(codes.claim("bad", address, NOW), Err(NotClaimed::Unknown));
        }
        let neighbour = "2001:db8::ffff".parse().unwrap();
        assert!(matches!(codes.claim("bad", neighbour, NOW), Err(NotClaimed::RateLimited { .. })));
    }
}
