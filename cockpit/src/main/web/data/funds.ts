/** Shapes of a fund's money, limits and deals as far as the cockpit reads them; a test holds them against the contracts. */
import type { Money } from "../format/money";
import type { Pair } from "./types";

export interface Threshold {
  readonly label: Pair;
  readonly value?: string | null;
  readonly unit: string;
  readonly status: string;
}

export interface RuleVerdict {
  readonly rule: string;
  readonly name: Pair;
  readonly outcome: string;
  readonly consequence: string;
  readonly inputs: readonly { readonly label: Pair; readonly value?: string | null; readonly document?: string | null }[];
  readonly thresholds: readonly Threshold[];
  readonly formula: Pair;
  readonly reason?: Pair | null;
  readonly basis?: { readonly document?: Pair; readonly status?: string } | null;
  readonly remark?: Pair | null;
}

export interface Judgement {
  readonly id: string;
  readonly act: { readonly kind: string; readonly day: string };
  readonly catalogueId: string;
  readonly enforced: boolean;
  readonly consequence: string;
  readonly decision?: string | null;
  readonly verdicts: readonly RuleVerdict[];
  readonly overrides: readonly Override[];
  readonly askedBy?: string | null;
  readonly recordedAt?: string | null;
}

export interface Override {
  readonly id: string;
  readonly rule: string;
  readonly reason: string;
  readonly document: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
}

export interface HeadroomView {
  readonly fundId: string;
  readonly creditCode: string;
  readonly instrument: string;
  readonly asOf: string;
  readonly computedAt: string;
  readonly catalogueId: string;
  readonly enforced: boolean;
  readonly fundInvests: boolean;
  readonly standing: string;
  readonly withoutOverride?: Money | null;
  readonly withOverride?: Money | null;
  readonly binding: readonly string[];
  readonly limits: readonly HeadroomLimit[];
  readonly means: HeadroomMeans;
  readonly conditions: readonly RuleVerdict[];
}

export interface HeadroomLimit {
  readonly rule: string;
  readonly name: Pair;
  readonly state: string;
  readonly beyond: string;
  readonly measured: Pair;
  readonly base?: Pair | null;
  readonly baseAmount?: Money | null;
  readonly cap?: Money | null;
  readonly used?: Money | null;
  readonly room?: Money | null;
  readonly verdict: RuleVerdict;
}

export interface HeadroomMeans {
  readonly cash: Money;
  readonly uncalled: Money;
  readonly promised: Money;
  readonly payable: Money;
  readonly room: Money;
}

export interface Share {
  readonly exact: string;
  readonly rate: string;
}

export interface LookThroughView {
  readonly asOfDate: string;
  readonly money: readonly { readonly tier: string; readonly share: Share }[];
  readonly governmentShare?: Share | null;
  readonly holders: readonly Node[];
  readonly holdings: readonly Node[];
}

export interface Node {
  readonly layer: number;
  readonly kind: string;
  readonly code?: string | null;
  readonly name: string;
  readonly tier?: string | null;
  readonly share: Share;
  readonly governmentShare?: Share | null;
  readonly exceeded?: Share | null;
}

export interface WayList {
  readonly items: readonly Way[];
  readonly asOf: string;
}

export interface Way {
  readonly steps: readonly { readonly fundId: string; readonly code: string; readonly name: string; readonly rate: string }[];
  readonly dealId: string;
  readonly held: Money;
  readonly throughRate: string;
  readonly throughCost: Money;
}

export interface StandingView {
  readonly asOf: string;
  readonly edition: string;
  readonly termsId?: string | null;
  readonly met: boolean;
  readonly tests: readonly StandingTest[];
  readonly forecast: Forecast;
  readonly claims: readonly ClaimView[];
}

export interface StandingTest {
  readonly basis: string;
  readonly multiple: Threshold;
  readonly base: Money;
  readonly required?: Money | null;
  readonly counted: Money;
  readonly shortfall?: Money | null;
  readonly ratio?: string | null;
  readonly status: string;
}

export interface Forecast {
  readonly requiredFullyCalled?: Money | null;
  readonly inPipeline: Money;
  readonly atRisk: Money;
  readonly shortfallFullyCalled?: Money | null;
  readonly shortfallWithPipeline?: Money | null;
  readonly shortfallIfWatchedLeave?: Money | null;
}

export interface ClaimView {
  readonly id: string;
  readonly investmentId: string;
  readonly creditCode: string;
  readonly invested: Money;
  readonly credit: { readonly state: string; readonly category?: string | null; readonly amount: string };
}

export interface ScoreView {
  readonly year: number;
  readonly asOf: string;
  readonly edition: string;
  readonly unknown: readonly string[];
  readonly sheet: Sheet;
}

export interface ScoreRange {
  readonly low: string;
  readonly high: string;
}

export interface Sheet {
  readonly total: ScoreRange;
  readonly pillars: readonly {
    readonly pillar: { readonly code: string; readonly max: string; readonly status: string; readonly name: Pair };
    readonly points: ScoreRange;
  }[];
  readonly leaves: readonly ScoredLeaf[];
}

export interface ScoredLeaf {
  readonly leaf: {
    readonly code: string;
    readonly pillar: string;
    readonly max: string;
    readonly status: string;
    readonly name: Pair;
    readonly inputs: readonly { readonly key: string; readonly source: string; readonly unit: string; readonly label: Pair }[];
  };
  readonly values: Readonly<Record<string, ScoreRange>>;
  readonly points: ScoreRange;
  readonly known: boolean;
}

export interface CapitalCallView {
  readonly id: string;
  readonly number: number;
  readonly total: Money;
  readonly paid: Money;
  readonly noticeDate: string;
  readonly dueDate: string;
  readonly state: string;
  readonly kind: string;
  readonly purposes: readonly CallPurpose[];
  readonly lines: readonly {
    readonly line: number;
    readonly partnerId: string;
    readonly commitmentId: string;
    readonly amount: Money;
    readonly outside: Money;
    readonly paid: Money;
    readonly pending: Money;
    readonly defaultedDate?: string | null;
  }[];
  readonly version: number;
}

export interface CallPurpose {
  readonly type: string;
  readonly purpose: string;
  readonly amount: Money;
  readonly outsideCommitment: boolean;
}

export interface CallPreview {
  readonly total: Money;
  readonly dueDate: string;
  readonly lines: readonly { readonly partnerId: string; readonly amount: Money; readonly outside: Money; readonly unfundedAfter: Money }[];
}

export interface WholeDistribution {
  readonly id: string;
  readonly number: number;
  readonly cash: Money;
  readonly valueDate: string;
  readonly state: string;
  readonly reason: string;
  readonly preparedBy: string;
  readonly approvedBy?: string | null;
  readonly paidDate?: string | null;
  readonly sources: readonly { readonly description: string; readonly capital: Money; readonly gain: Money; readonly income: Money }[];
  readonly lines: readonly {
    readonly partnerId: string;
    readonly capital: Money;
    readonly gain: Money;
    readonly income: Money;
    readonly carry: Money;
    readonly withheld: Money;
    readonly escrow: Money;
    readonly net: Money;
  }[];
  readonly tiers: readonly TierLine[];
  readonly version: number;
}

export interface TierLine {
  readonly partnerId: string;
  readonly tier: string;
  readonly amount: Money;
}

export interface DistributionPreview {
  readonly cash: Money;
  readonly valueDate: string;
  readonly tiers: Readonly<Record<string, Money>>;
  readonly lines: readonly TierLine[];
  readonly partners: readonly { readonly partnerId: string; readonly amount: Money }[];
  readonly unreturnedCapital: Money;
  readonly trace: readonly { readonly explanation: Pair; readonly due: Money; readonly paid: Money; readonly left: Money }[];
}

export interface DealView {
  readonly id: string;
  readonly fundId: string;
  readonly creditCode: string;
  readonly enterpriseName: string;
  readonly stage: string;
  readonly standing: string;
  readonly round: number;
  readonly registeredAt: string;
  readonly version: number;
}

export interface GateView {
  readonly stage: string;
  readonly standing: string;
  readonly obstacles: readonly { readonly code: string; readonly reason: Pair }[];
  readonly moves: readonly string[];
}

export interface TransitionView {
  readonly id: string;
  readonly move: string;
  readonly from: string;
  readonly to: string;
  readonly round: number;
  readonly reason: string;
  readonly effectiveDate: string;
  readonly checkId?: string | null;
  readonly ballotId?: string | null;
  readonly recordedAt: string;
  readonly actor: string;
}

export interface BallotView {
  readonly id: string;
  readonly round: number;
  readonly stage: string;
  readonly committee: Committee;
  /** What lay before the committee. */
  readonly file: { readonly terms?: TermSheet | null };
  readonly sha256: string;
  readonly votes: readonly VoteView[];
  readonly outcome?: string | null;
  readonly openedAt: string;
  readonly closedAt?: string | null;
}

export interface Committee {
  readonly quorumRate: string;
  readonly majorityRate: string;
  readonly majorityInclusive: boolean;
  readonly seats: Readonly<Record<string, string>>;
  readonly document: string;
}

export interface VoteView {
  readonly member: string;
  readonly choice: string;
  readonly conflict: boolean;
  readonly opinion: string;
  readonly castAt: string;
}

export interface EntryView {
  readonly id: string;
  readonly round: number;
  readonly stage: string;
  readonly item: string;
  readonly value: string;
  readonly document?: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface TermsView {
  readonly id: string;
  readonly round: number;
  readonly clauses: TermSheet;
  readonly document: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface TermSheet {
  readonly instrument: string;
  readonly amount: Money;
  readonly preMoney?: Money | null;
  readonly ownershipRate?: string | null;
  readonly liquidationMultiple?: string | null;
  readonly antiDilution?: string | null;
  readonly boardSeats?: number | null;
}

export interface InvestmentView {
  readonly id: string;
  readonly tranche: number;
  readonly instrument: string;
  readonly committed: Money;
  readonly cost: Money;
  readonly realisedCost: Money;
  readonly costLeft: Money;
  readonly ownershipRate?: string | null;
  readonly state: string;
}

export interface DuplicatesView {
  readonly total: number;
  readonly visible: readonly { readonly dealId: string; readonly fundName: string; readonly stage: string; readonly standing: string }[];
}

