//! The entries of git's index that are repositories of their own.

/// Bytes of an entry before its object's name, the mode among them.
const BEFORE_NAME: usize = 40;

/// Bytes of an object's name, by SHA-1 and by SHA-256.
const NAMES: [usize; 2] = [20, 32];

/// Returns the paths of submodules. `None` for what is no index that can be read here, such as one
/// that is split over two files.
pub(super) fn submodules(index: &[u8]) -> Option<Vec<String>> {
    NAMES.into_iter().find_map(|name| read(index, name))
}

fn read(index: &[u8], name: usize) -> Option<Vec<String>> {
    let word = |at: usize| Some(u32::from_be_bytes(index.get(at..at + 4)?.try_into().ok()?));
    let (magic, version, count) = (index.get(..4)?, word(4)?, word(8)?);
    if magic != b"DIRC" || !(2..=4).contains(&version) {
        return None;
    }
    let mut found = Vec::new();
    let mut at = 12;
    let mut path = Vec::new();
    for _ in 0..count {
        let start = at;
        let mode = word(start + 24)?;
        at += BEFORE_NAME + name;
        let flags = u16::from_be_bytes(index.get(at..at + 2)?.try_into().ok()?);
        at += if flags & 0x4000 != 0 { 4 } else { 2 };
        if version == 4 {
            let dropped = offset(index, &mut at)?;
            path.truncate(path.len().checked_sub(dropped)?);
        } else {
            path.clear();
        }
        let rest = index.get(at..)?;
        let end = rest.iter().position(|byte| *byte == 0)?;
        path.extend_from_slice(rest.get(..end)?);
        at += end + 1;
        if version < 4 {
            // An entry ends with one to eight zeros, so that its length is a multiple of eight.
            at = start + (at - start).next_multiple_of(8);
        }
        if mode & 0o170_000 == 0o160_000 {
            found.push(String::from_utf8_lossy(&path).into_owned());
        }
    }
    // Entries may lie in a second file, which an extension names.
    let extensions = index.get(at..index.len().checked_sub(name)?)?;
    (!extensions.windows(4).any(|it| it == b"link")).then_some(found)
}

/// Reads a number of the form that packs have for offsets.
fn offset(index: &[u8], at: &mut usize) -> Option<usize> {
    let mut value = 0_usize;
    loop {
        let byte = usize::from(*index.get(*at)?);
        *at += 1;
        value = value.checked_add(byte & 0x7f)?;
        if byte & 0x80 == 0 {
            return Some(value);
        }
        value = value.checked_add(1)?.checked_mul(128)?;
    }
}
