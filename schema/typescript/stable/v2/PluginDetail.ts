// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { AppSummary } from "./AppSummary";
import type { AppTemplateSummary } from "./AppTemplateSummary";
import type { PluginHookSummary } from "./PluginHookSummary";
import type { PluginSummary } from "./PluginSummary";
import type { ScheduledTaskSummary } from "./ScheduledTaskSummary";
import type { SkillSummary } from "./SkillSummary";

/** All about a plugin. */
export type PluginDetail = {
  /** Patterns from which its apps are made for a workspace. */
  appTemplates: Array<AppTemplateSummary>;
  /** Connected apps it uses. */
  apps: Array<AppSummary>;
  /** What it does, at length. */
  description: string | null;
  /** Hooks it brings. */
  hooks: Array<PluginHookSummary>;
  /** The marketplace it is in. */
  marketplaceName: string;
  /** The marketplace's path; `None` if it is not a local one. */
  marketplacePath: AbsolutePathBuf | null;
  /** Names of MCP servers it brings. */
  mcpServers: Array<string>;
  /** The skill that introduces the user to it, if it has one. */
  onboardingSkill: SkillSummary | null;
  /** Tasks it offers to run at set times; `None` if that is not known. */
  scheduledTasks: Array<ScheduledTaskSummary> | null;
  /** The page by which it is shared; `None` if it is not. */
  shareUrl: string | null;
  /** Skills it brings. */
  skills: Array<SkillSummary>;
  /** What lists tell about it. */
  summary: PluginSummary;
};
