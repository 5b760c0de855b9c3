//! Pictures as data URLs.

use std::io::{self, Read as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_base::AbsPath;

/// 10 MiB: providers take no larger ones.
const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// Reads a picture; the error is in words for the model.
pub(crate) fn data_url(path: &AbsPath) -> Result<String, String> {
    let bytes = read(path).map_err(|err| match err.kind() {
        io::ErrorKind::IsADirectory => format!("image path `{path}` is not a file"),
        _ => format!("unable to locate image at `{path}`: {err}"),
    })?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(format!("unable to process image: `{path}` is larger than {MAX_BYTES} bytes"));
    }
    let kind = media_type(&bytes)
        .ok_or_else(|| "unable to process image: invalid or unsupported image data".to_owned())?;
    Ok(format!("data:{kind};base64,{}", STANDARD.encode(bytes)))
}

fn read(path: &AbsPath) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    turnhost_sandbox::regular::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Detects the type by the first bytes, since names lie.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_become_data_urls_and_others_a_reason() {
        let dir = tempfile::tempdir().unwrap();
        let root = AbsPath::from_std(dir.path()).unwrap();
        std::fs::write(root.join("p").as_std(), b"\x89PNG\r\n").unwrap();
        std::fs::write(root.join("t").as_std(), b"text").unwrap();
        assert_eq!(data_url(&root.join("p")), Ok("data:image/png;base64,iVBORw0K".to_owned()));
        assert_eq!(
            data_url(&root.join("t")),
            Err("unable to process image: invalid or unsupported image data".to_owned())
        );
        let gone = root.join("gone");
        assert_eq!(
            data_url(&gone),
            Err(format!(
                "unable to locate image at `{gone}`: No such file or directory (os error 2)"
            ))
        );
        assert!(data_url(&root).is_err());
    }
}
