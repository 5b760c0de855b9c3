//! The wire types against messages as they are on the wire.

#[cfg(test)]
mod params;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tables;
