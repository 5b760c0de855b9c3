//! Requests to Amazon Bedrock, signed with the user's AWS credentials.

use std::sync::Arc;

use turnhost_accounts::{Aws, AwsCredentials, Signed, sign};
use turnhost_base::World;
use turnhost_http::{Method, Request};
use turnhost_model::RequestSigner;

/// The name of the service in signatures.
const SERVICE: &str = "bedrock-mantle";

/// Signs with the credentials of a profile, or of the environment, as they are at the time.
pub(crate) struct AwsSigner {
    pub(crate) aws: Aws,
    pub(crate) world: Arc<dyn World>,
    pub(crate) profile: Option<String>,
    pub(crate) region: String,
}

impl RequestSigner for AwsSigner {
    fn sign(&self, request: &mut Request) -> Result<(), String> {
        let keys = match self.aws.credentials(self.profile.as_deref())? {
            AwsCredentials::Keys(keys) => keys,
            AwsCredentials::ApiKey(key) => {
                request.headers.push(("authorization".into(), format!("Bearer {key}").into()));
                return Ok(());
            }
        };
        if !request.query.is_empty() {
            return Err("`query_params` cannot be signed; remove them".to_owned());
        }
        let (_, rest) = request.url.split_once("://").ok_or("its address has no scheme")?;
        let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
        let method = match request.method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Delete => "DELETE",
        };
        let signed = Signed { method, host, path, query: "", body: &request.body };
        let headers = sign(signed, &keys, (&self.region, SERVICE), self.world.now());
        request
            .headers
            .extend(headers.into_iter().map(|(name, value)| (name.into(), value.into())));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use turnhost_base::AbsPath;

    use super::*;

    fn signer(profile: Option<&str>) -> (tempfile::TempDir, AwsSigner) {
        let dir = tempfile::tempdir().unwrap();
        let home = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        std::fs::create_dir(home.join(".aws").as_std()).unwrap();
        let keys = "[dev]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = hush\n";
        std::fs::write(home.join(".aws/credentials").as_std(), keys).unwrap();
        let variables: turnhost_accounts::Variables =
            Arc::new(|name| (name == "AWS_BEARER_TOKEN_BEDROCK").then(|| "token".to_owned()));
        let signer = AwsSigner {
            aws: Aws::new(Some(home), variables),
            world: Arc::new(turnhost_base::SystemWorld),
            profile: profile.map(str::to_owned),
            region: "eu-west-1".to_owned(),
        };
        (dir, signer)
    }

    fn request() -> Request {
        Request::new(Method::Post, "https://bedrock-mantle.eu-west-1.api.aws/v1/responses")
    }

    fn header<'a>(request: &'a Request, name: &str) -> &'a str {
        request.headers.iter().find(|(other, _)| other == name).map(|(_, value)| &**value).unwrap()
    }

    #[test]
    fn a_profiles_keys_sign_the_request_and_a_key_of_bedrock_goes_as_it_is() {
        let (_dir, signer_of_profile) = signer(Some("dev"));
        let mut signed = request();
        signer_of_profile.sign(&mut signed).unwrap();
        let authorization = header(&signed, "authorization");
        assert!(
            authorization.starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"),
            "{authorization}"
        );
        assert!(authorization.contains("/eu-west-1/bedrock-mantle/aws4_request"));
        assert_eq!(header(&signed, "x-amz-date").len(), 16);

        let (_dir, signer_of_environment) = signer(None);
        let mut sent = request();
        signer_of_environment.sign(&mut sent).unwrap();
        assert_eq!(header(&sent, "authorization"), "Bearer token");

        let (_dir, unknown) = signer(Some("none"));
        assert!(unknown.sign(&mut request()).unwrap_err().contains("not in ~/.aws"));
    }
}
