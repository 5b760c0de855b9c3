// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { GitInfo } from "./GitInfo";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { SessionSource } from "./SessionSource";
import type { ThreadEnvironment } from "./ThreadEnvironment";
import type { ThreadExtra } from "./ThreadExtra";
import type { ThreadHistoryMode } from "./ThreadHistoryMode";
import type { ThreadSection } from "./ThreadSection";
import type { ThreadSource } from "./ThreadSource";
import type { ThreadStatus } from "./ThreadStatus";
import type { Turn } from "./Turn";

/** A stored conversation. */
export type Thread = {
  /** What people call the agent that works in it. */
  agentNickname: string | null;
  /** What that agent is for. */
  agentRole: string | null;
  /** The thread that it is shown with. */
  attachedToThreadId: string | null;
  /** Whether clients may start turns in it; `None` if it is not loaded. */
  canAcceptDirectInput: boolean | null;
  /** Version of the server that started it. */
  cliVersion: string;
  /** When it was started, in seconds since the Unix epoch. */
  createdAt: number;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Whether Daybreak is on in it. */
  daybreakEnabled: boolean | null;
  /** Where its commands run; `None` if it is not loaded. */
  environments: Array<ThreadEnvironment> | null;
  /** Whether it is gone when the server ends. */
  ephemeral: boolean;
  /** Fields of other programs. */
  extra: ThreadExtra | null;
  /** The thread it was forked from. */
  forkedFromId: string | null;
  /** The repository that its working directory was in. */
  gitInfo: GitInfo | null;
  /** How its history is kept. */
  historyMode: ThreadHistoryMode;
  /** Its id. */
  id: string;
  /** The model. */
  model: string | null;
  /** Id of the model provider. */
  modelProvider: string;
  /** The name that a client gave it. */
  name: string | null;
  /** Name of the client that started it. */
  originator: string | null;
  /** The thread whose model started it. */
  parentThreadId: string | null;
  /** The file it is kept in; `None` if it is not kept in one. */
  path: string | null;
  /** Text of its first user message; empty until there is one. */
  preview: string;
  /** The project it belongs to. */
  projectId: string | null;
  /** How hard the model thinks; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** When it was last worked in, in seconds since the Unix epoch. */
  recencyAt: number | null;
  /** The section it is filed under. */
  section: ThreadSection | null;
  /** When it was filed there, in seconds since the Unix epoch. */
  sectionEnteredAt: number | null;
  /** The thread at the root of the tree that this one belongs to; itself if it stands alone. */
  sessionId: string;
  /** Where it came from. */
  source: SessionSource;
  /** What it does. */
  status: ThreadStatus;
  /** The client's word for why it was started. */
  threadSource: ThreadSource | null;
  /** Its turns, oldest first; empty unless they were asked for. */
  turns: Array<Turn>;
  /** When anything of it last changed, in seconds since the Unix epoch. */
  updatedAt: number;
};
