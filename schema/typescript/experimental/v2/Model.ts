// Written by `cargo xtask gen`; do not edit.
import type { InputModality } from "../InputModality";
import type { ModelAccessPrograms } from "./ModelAccessPrograms";
import type { ModelAvailabilityNux } from "./ModelAvailabilityNux";
import type { ModelServiceTier } from "./ModelServiceTier";
import type { ModelUpgradeInfo } from "./ModelUpgradeInfo";
import type { MultiAgentVersion } from "./MultiAgentVersion";
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ReasoningEffortOption } from "./ReasoningEffortOption";

/** A model on offer. */
export type Model = {
  /** Speeds it can be had at besides the ordinary one. */
  additionalSpeedTiers: Array<string>;
  /** What to tell people who see it first. */
  availabilityNux: ModelAvailabilityNux | null;
  /** Programmes that give more access to it. */
  availableAccessPrograms: ModelAccessPrograms | null;
  /** How hard it thinks unless told. */
  defaultReasoningEffort: ReasoningEffort;
  /** The service tier it uses unless told. */
  defaultServiceTier: string | null;
  /** What it is good for. */
  description: string;
  /** Its name for people. */
  displayName: string;
  /** Whether it is not offered to everyone. */
  hidden: boolean;
  /** Its id. */
  id: string;
  /** What it takes. Text and images by default. */
  inputModalities: Array<InputModality>;
  /** Whether new threads use it. */
  isDefault: boolean;
  /** Its name as the provider knows it. */
  model: string;
  /** What it is made for. */
  modelSpecialty: string | null;
  /** How it works with other agents. */
  multiAgentVersion: MultiAgentVersion | null;
  /** Service tiers it can be had at. */
  serviceTiers: Array<ModelServiceTier>;
  /** How hard it can think. */
  supportedReasoningEfforts: Array<ReasoningEffortOption>;
  /** Whether its tone can be chosen. No by default. */
  supportsPersonality: boolean;
  /** The model that takes its place. */
  upgrade: string | null;
  /** More about the model that takes its place. */
  upgradeInfo: ModelUpgradeInfo | null;
};
