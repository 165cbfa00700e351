/** Shapes of an enterprise's place on chains and of a supposed assessment; a test holds them against the contracts. */
import type { Criterion, Pair } from "./types";

export interface EnterpriseChain {
  readonly positions: readonly ChainPosition[];
  readonly suppliers: readonly SupplyLink[];
  readonly customers: readonly SupplyLink[];
}

export interface ChainPosition {
  readonly id: string;
  readonly chain: string;
  readonly node: string;
  readonly nodeName: Pair;
  readonly rank: string;
  readonly from: string;
  readonly to?: string | null;
  readonly evidence: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export interface SupplyLink {
  readonly id: string;
  readonly supplierId: string;
  readonly supplierName: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly product: string;
  readonly from: string;
  readonly to?: string | null;
}

export interface AssessmentPreview {
  readonly editionId: string;
  readonly outcome: string;
  readonly reached?: string | null;
  readonly standingEffect: string;
  readonly standing?: string | null;
  readonly result: { readonly criteria: readonly Criterion[] };
}

export interface KnownIndicator {
  readonly field: string;
  readonly name: Pair;
  readonly kind: string;
  readonly year?: number | null;
  readonly values: readonly string[];
  readonly unit: string;
  readonly source: string;
  readonly recordedAt: string;
}
