// Written by `cargo xtask gen`; do not edit.
import type { ApplicationRequirements } from "./ApplicationRequirements";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { AutoReviewRequirements } from "./AutoReviewRequirements";
import type { BrowserUseRequirements } from "./BrowserUseRequirements";
import type { CliAuthCredentialsStoreMode } from "./CliAuthCredentialsStoreMode";
import type { ComputerUseRequirements } from "./ComputerUseRequirements";
import type { FeedbackRequirements } from "./FeedbackRequirements";
import type { ForcedLoginMethod } from "../ForcedLoginMethod";
import type { InAppBrowserRequirements } from "./InAppBrowserRequirements";
import type { JsonValue } from "../serde_json/JsonValue";
import type { ManagedHooksRequirements } from "./ManagedHooksRequirements";
import type { ModelsRequirements } from "./ModelsRequirements";
import type { NetworkRequirements } from "./NetworkRequirements";
import type { OtelRequirements } from "./OtelRequirements";
import type { ResidencyRequirement } from "./ResidencyRequirement";
import type { SandboxMode } from "./SandboxMode";
import type { WebSearchMode } from "../WebSearchMode";
import type { WindowsSandboxImplementation } from "./WindowsSandboxImplementation";

/** What the administrator demands of the configuration; a field that is `None` demands nothing. */
export type ConfigRequirements = {
  /**
   * Instructions put before every conversation in the developer's name, beside those of the
   * configuration.
   */
  additionalDeveloperInstructions: string | null;
  /** Whether pictures of other programs' windows may be taken. */
  allowAppshots: boolean | null;
  /** Whether the browser tool and the computer tool may be used. */
  allowBrowserAndComputerUse: boolean | null;
  /** Whether commands may run in a login shell. */
  allowLoginShell: boolean | null;
  /** Whether only the administrator's hooks may run. */
  allowManagedHooksOnly: boolean | null;
  /** Whether remote control may be switched on. */
  allowRemoteControl: boolean | null;
  /** The approval policies to choose from. */
  allowedApprovalPolicies: Array<AskForApproval> | null;
  /** Who may answer approvals. */
  allowedApprovalsReviewers: Array<ApprovalsReviewer> | null;
  /** The kinds of login to choose from. */
  allowedLoginMethods: Array<ForcedLoginMethod> | null;
  /** Whether a permission profile may be chosen, by its id. */
  allowedPermissionProfiles: { [key in string]?: boolean } | null;
  /** The sandbox modes to choose from. */
  allowedSandboxModes: Array<SandboxMode> | null;
  /** The ways of searching the web to choose from. */
  allowedWebSearchModes: Array<WebSearchMode> | null;
  /** The kinds of sandbox on Windows to choose from. */
  allowedWindowsSandboxImplementations: Array<WindowsSandboxImplementation> | null;
  /** What holds for the desktop app. */
  application: ApplicationRequirements | null;
  /** What holds for the automatic review of approvals. */
  autoReview: AutoReviewRequirements | null;
  /** What holds for the browser tool. */
  browserUse: BrowserUseRequirements | null;
  /** The base URL of the ChatGPT backend. */
  chatgptBaseUrl: string | null;
  /** Whether to look for a newer version at each start. */
  checkForUpdateOnStartup: boolean | null;
  /** Where the login must be kept. */
  cliAuthCredentialsStore: CliAuthCredentialsStoreMode | null;
  /** What holds for the computer tool. */
  computerUse: ComputerUseRequirements | null;
  /** Id of the permission profile that is chosen by default. */
  defaultPermissions: string | null;
  /** Where requests must be processed. */
  enforceResidency: ResidencyRequirement | null;
  /** Features that must be on (true) or off (false), by name. */
  featureRequirements: { [key in string]?: boolean } | null;
  /** What holds for feedback. */
  feedback: FeedbackRequirements | null;
  /** The administrator's hooks. */
  hooks: ManagedHooksRequirements | null;
  /** What holds for the desktop app's own browser. */
  inAppBrowser: InAppBrowserRequirements | null;
  /** The directory for logs. */
  logDir: string | null;
  /** The catalogue of models, as the key `model_catalog_json` of the configuration takes it. */
  modelCatalogJson: string | null;
  /** Id of the model provider: a key of `model_providers`. */
  modelProvider: string | null;
  /** Definitions of model providers by id, as in the configuration. */
  modelProviders: { [key in string]?: JsonValue } | null;
  /** What holds for the choice of models. */
  models: ModelsRequirements | null;
  /** What holds for the network access of commands. */
  network: NetworkRequirements | null;
  /** What holds for telemetry. */
  otel: OtelRequirements | null;
  /** The directory for the server's databases. */
  sqliteHome: string | null;
};
