/** Shapes of what people work on, as far as the cockpit reads them; held against the contracts with those of `types.ts`. */
import type { Pair } from "./types";

export interface DispatchOrderView {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly regionCode: string;
  readonly month: string;
  readonly step: string;
  readonly redMonths: number;
  readonly status: string;
  readonly documentNumber?: string | null;
  readonly addressee?: string | null;
  readonly issuedDate?: string | null;
  readonly replyDue?: string | null;
  readonly overdue: boolean;
  readonly reply?: string | null;
  readonly repliedDate?: string | null;
  readonly repliedOnTime?: boolean | null;
  readonly outcome?: string | null;
  readonly closedDate?: string | null;
}

export interface Recognition {
  readonly id: string;
  readonly enterpriseId: string;
  readonly title: string;
  readonly kind: string;
  readonly stage: string;
  readonly until?: string | null;
  readonly openActions?: readonly string[] | null;
  readonly steps?: readonly RecognitionStep[] | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface RecognitionStep {
  readonly number: number;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly organisation: string;
  readonly reason?: string | null;
  readonly until?: string | null;
  readonly outcome?: string | null;
  readonly at: string;
}

export interface EnterpriseTitles {
  readonly comparison: readonly {
    readonly title: string;
    readonly difference: string;
    readonly computed?: { readonly assessmentId: string; readonly outcome: string } | null;
  }[];
}

export interface EditionDraft {
  readonly id: string;
  readonly editionId: string;
  readonly standard: string;
  readonly scope: string;
  readonly state: string;
  readonly digest: string;
  readonly author: string;
  readonly createdAt: string;
  readonly approvedBy?: string | null;
  readonly approvedAt?: string | null;
  readonly reason?: string | null;
}

export interface EditionComparison {
  readonly before: string;
  readonly after: string;
  readonly parameters: readonly Change<EditionParameter>[];
  readonly criteria: readonly Change<EditionCriterion>[];
  readonly tiers: readonly Change<EditionTier>[];
}

/** Added without a before, removed without an after. */
export interface Change<R> {
  readonly name: string;
  readonly before?: R | null;
  readonly after?: R | null;
}

export interface EditionParameter {
  readonly name: string;
  readonly wording: Pair;
  readonly value: string;
  readonly unit?: string | null;
  readonly confirmed: boolean;
}

export interface EditionCriterion {
  readonly id: string;
  readonly name: Pair;
  readonly mode: string;
}

export interface EditionTier {
  readonly tier: string;
  readonly name: Pair;
}

export interface IndicatorImport {
  readonly id?: string | null;
  readonly status: string;
  readonly rows: IndicatorImportRows;
  readonly faults: readonly IndicatorImportFault[];
  readonly changes?: readonly IndicatorChange[] | null;
  readonly difference?: string | null;
  readonly importedBy?: string | null;
  readonly importedAt?: string | null;
  readonly file?: string | null;
}

export interface IndicatorImportSummary {
  readonly id: string;
  readonly status: string;
  readonly rows: IndicatorImportRows;
  readonly importedBy: string;
  readonly importedAt: string;
}

export interface IndicatorImportRows {
  readonly total: number;
  readonly accepted: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface IndicatorImportFault {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly reason: Pair;
}

export interface IndicatorChange {
  readonly row: number;
  readonly creditCode: string;
  readonly field: string;
  readonly year?: number | null;
  readonly before?: readonly string[] | null;
  readonly after?: readonly string[] | null;
}

export interface Correction {
  readonly id: string;
  readonly appId: string;
  readonly dataSet: string;
  readonly recordId: string;
  readonly field: string;
  readonly current?: string | null;
  readonly proposed: string;
  readonly evidence: string;
  readonly state: string;
  readonly answer?: string | null;
  readonly submittedAt: string;
  readonly dueDate: string;
}

export interface NationalSubmission {
  readonly id: string;
  readonly path: string;
  readonly state: string;
  readonly submittedAt: string;
  readonly tries: number;
  readonly code?: string | null;
  readonly message?: string | null;
}
