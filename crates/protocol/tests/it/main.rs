//! The wire types against messages as they are on the wire.

#[cfg(test)]
mod any_value;
#[cfg(test)]
mod by_name;
#[cfg(test)]
mod columns;
#[cfg(test)]
mod experimental;
#[cfg(test)]
mod layout;
#[cfg(test)]
mod params;
#[cfg(test)]
mod recorded;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tables;
