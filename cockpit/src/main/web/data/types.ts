/** Shapes of the API as far as the cockpit reads them; a test holds them against the contracts. */
import type { Money } from "../format/money";

export interface Page<R> {
  readonly items: readonly R[];
  readonly nextPageToken?: string | null;
  readonly asOf?: string;
  readonly total?: number | null;
}

export interface Items<R> {
  readonly items: readonly R[];
}

export interface Reason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface Pair {
  readonly zh: string;
  readonly en: string;
}

export interface Overview {
  readonly asOf: string;
  readonly panels: readonly OverviewPanel[];
}

export interface OverviewPanel {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly source: "OWN_TABLES" | "EVENTS";
  readonly freshAt?: string | null;
  readonly measures: readonly OverviewMeasure[];
  readonly figures: readonly OverviewFigure[];
}

export interface OverviewMeasure {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly definitionZh: string;
  readonly definitionEn: string;
}

export interface OverviewFigure {
  readonly measure: string;
  readonly keys: readonly string[];
  readonly count: number;
  readonly amount?: Money | null;
  readonly rate?: OverviewRate | null;
  readonly alarm: boolean;
  readonly drillDown: string;
}

export interface OverviewRate {
  readonly numerator: string;
  readonly denominator: string;
  readonly value?: string | null;
}

export interface TargetStanding {
  readonly code: string;
  readonly year: number;
  readonly indicator: string;
  readonly subject: string;
  readonly operator: string;
  readonly threshold?: string | null;
  readonly state: string;
  readonly definition?: string | null;
  readonly value?: string | null;
  readonly against?: string | null;
  readonly noteZh: string;
  readonly noteEn: string;
}

export interface ProjectView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly classes: readonly string[];
  readonly baseCode?: string | null;
  readonly regionCode: string;
  readonly totalInvestment?: Money | null;
  readonly owner: { readonly creditCode?: string; readonly name?: string; readonly enterpriseId?: string | null };
  readonly admittedDate: string;
  readonly dispatchedFromMonth: string;
  readonly updatedAt: string;
  readonly restricted: boolean;
  readonly elements?: readonly ProjectElement[] | null;
  readonly admission?: Admission | null;
  readonly responsibilities?: readonly Term[] | null;
  readonly trail?: readonly Step[] | null;
}

export interface ProjectElement {
  readonly kind: string;
  readonly unit: string;
  readonly needed: string;
  readonly secured: string;
  readonly gap: string;
  readonly note?: string | null;
}

export interface Admission {
  readonly editionId: string;
  readonly outcome: string;
  readonly findings: readonly {
    readonly check: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly state: string;
    readonly reason: Reason;
  }[];
}

export interface Term {
  readonly unit: string;
  readonly post: string;
  readonly fromDate: string;
  readonly toDate?: string | null;
  readonly person?: string | null;
  readonly leader?: string | null;
  readonly leaderPost?: string | null;
  readonly lineDepartment?: string | null;
  readonly supervisorUnit?: string | null;
}

export interface Step {
  readonly from?: string | null;
  readonly to: string;
  readonly reason: string;
  readonly effectiveDate: string;
  readonly organisation: string;
  readonly recordedAt: string;
  readonly change: string;
}

export interface PlanView {
  readonly year: number;
  readonly revision: number;
  readonly approvedMonth?: string | null;
  readonly annual: Money;
  readonly cumulative: readonly Money[];
  readonly plannedStartMonth?: string | null;
  readonly plannedCompletionMonth?: string | null;
  readonly reason?: string | null;
  readonly recordedAt: string;
}

export interface ReportView {
  readonly month: string;
  readonly revision: number;
  readonly actual: Money;
  readonly cumulative: Money;
  readonly receivedDate: string;
  readonly onTime: boolean;
  readonly organisation: string;
  readonly recordedAt: string;
}

export interface NodeView {
  readonly name: string;
  readonly major: boolean;
  readonly limitAt: string;
  readonly doneAt?: string | null;
  readonly light: string;
  readonly late: boolean;
  readonly minutesLeft?: number | null;
}

export interface LightView {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly baseCode?: string | null;
  readonly regionCode: string;
  readonly month: string;
  readonly light: string;
  readonly previousLight?: string | null;
  readonly computed: string;
  readonly donePercent?: string | null;
  readonly planPercent?: string | null;
  readonly lagPoints?: string | null;
  readonly dimensions: readonly {
    readonly dimension: string;
    readonly light: string;
    readonly months: number;
    readonly reason: Reason;
  }[];
  readonly escalation?: {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly redMonths: number;
  } | null;
  readonly dataQuality: readonly Reason[];
  readonly editionId: string;
  readonly frozenAt: string;
  readonly digest: string;
}

export interface LightRow {
  readonly light: LightView;
  readonly correctedLater: boolean;
}

export interface LightDetail {
  readonly light: LightView;
  readonly inputs: string;
  readonly decision: string;
  readonly replay: { readonly equal: boolean; readonly digest: string };
  readonly corrections: readonly {
    readonly nameZh: string;
    readonly nameEn: string;
    readonly frozen: string;
    readonly today: string;
  }[];
}

export interface EnterpriseView {
  readonly id: string;
  readonly creditCode: string;
  readonly name: string;
  readonly regionCode: string;
  readonly status: string;
  readonly registeredAt: string;
  readonly updatedAt: string;
}

export interface AssessmentView {
  readonly id: string;
  readonly enterpriseId: string;
  readonly standard: string;
  readonly editionId: string;
  readonly ladder: string;
  readonly kind: string;
  readonly applicationDate: string;
  readonly referenceYear: number;
  readonly outcome: string;
  readonly assessedAt: string;
  readonly result?: { readonly criteria: readonly Criterion[]; readonly unconfirmedParameters: readonly string[] };
}

export interface Criterion {
  readonly id: string;
  readonly name: Pair;
  readonly status: string;
  readonly explanation: Pair;
  readonly doubts: readonly { readonly text: Pair }[];
  readonly basis: { readonly document: Pair; readonly item: Pair; readonly number: Pair };
  readonly parts: readonly {
    readonly label: Pair;
    readonly requirement: Pair;
    readonly value?: Pair | null;
    readonly status: string;
    readonly gap?: { readonly text: Pair } | null;
    readonly inputs?: readonly {
      readonly field: string;
      readonly year?: number | null;
      readonly value?: Pair | null;
      readonly source: string;
    }[];
  }[];
}

export interface TierView {
  readonly ladder: string;
  readonly tier: string;
  readonly name: Pair;
  readonly fromDate: string;
  readonly toDate?: string | null;
  readonly editionId: string;
  readonly openedBy: string;
  readonly closedBy?: string | null;
}

export interface IndicatorView {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: string;
}

export interface FundView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly layer: string;
  readonly fundClass: string;
  readonly parentFundId?: string | null;
  readonly targetSize?: Money | null;
  readonly currency: string;
  readonly regionCode: string;
  readonly manager?: string | null;
  readonly state: string;
  readonly createdAt: string;
}

export interface CommitmentView {
  readonly id: string;
  readonly partnerId: string;
  readonly signedDate: string;
  readonly amount: Money;
  readonly called: Money;
  readonly unfunded: Money;
  readonly state: string;
}

export interface PartnerView {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly governmentTier: string;
}

export interface Performance {
  readonly asOf: string;
  readonly currency: string;
  readonly figures: readonly PerformanceFigure[];
}

export interface PerformanceFigure {
  readonly metric: string;
  readonly title: Pair;
  readonly value?: string | null;
  readonly status: string;
  readonly definition: string;
  readonly version: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Series {
  readonly asOf: string;
  readonly items: readonly { readonly day: string; readonly netCash: string; readonly figures: readonly PerformanceFigure[] }[];
}

export interface CheckView {
  readonly id: string;
  readonly kind: string;
  readonly day: string;
  readonly catalogueId: string;
  readonly consequence: string;
  readonly decision: string;
  readonly recordedAt: string;
}
