// Written by src/Dashboard.Tools from src/GraphQLApi/schema.graphql and src/Dashboard/operations: change those instead.

/** A document that the server knows by its id. */
export interface Operation<TData, TVariables> {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly id: string;
  /** Never there: they tie the types to the document. */
  readonly data?: TData;
  readonly variables?: TVariables;
}

export type AbsenceReason = 'FEELS_COMPETENT' | 'LEAVE_OR_ILLNESS' | 'NOT_INTERESTED' | 'NOT_INVITED' | 'NOT_RECORDED' | 'SCHEDULE_CLASH' | 'SUPERIOR_REFUSED' | 'WORKLOAD';
export interface AggregateFilter {
  readonly agency?: ReadonlyArray<string> | null;
  readonly batch?: ReadonlyArray<string> | null;
  readonly form?: ReadonlyArray<LearningForm> | null;
  readonly includeChildren?: boolean | null;
  readonly partner?: ReadonlyArray<string> | null;
  readonly post?: ReadonlyArray<PostKind> | null;
  readonly program?: ReadonlyArray<string> | null;
  readonly status?: ReadonlyArray<EmployeeStatus> | null;
}
export type BatchMode = 'SCHEDULED' | 'SELF_PACED';
export type BatchStatus = 'CANCELLED' | 'FINISHED' | 'OPEN' | 'PLANNED' | 'RUNNING';
export type CycleTopic = 'BUDGET' | 'EVALUATION' | 'NEEDS' | 'OUTREACH' | 'PLANS';
export type DeclineReason = 'FEELS_COMPETENT' | 'LEAVE_OR_ILLNESS' | 'NOT_INTERESTED' | 'SCHEDULE_CLASH' | 'SUPERIOR_REFUSED' | 'WORKLOAD';
export type Dimension = 'AGENCY' | 'BATCH' | 'FORM' | 'PARTNER' | 'POST' | 'PROGRAM' | 'STATUS';
export type EffectRefusal = 'MISSING_PERIODS' | 'NO_TRAINED_UNITS' | 'PRE_TRENDS' | 'TOO_FEW_UNITS';
export type EmployeeStatus = 'CPNS' | 'PNS' | 'PPPK' | 'PPPK_PART_TIME';
export type FollowUpRole = 'PEER' | 'SELF' | 'SUPERIOR';
export type FundingSource = 'APBD' | 'APBN' | 'OTHER' | 'PARTNER';
export type FunnelStage = 'ATTENDED' | 'CERTIFIED' | 'COMPLETED' | 'ENROLLED' | 'INVITED' | 'NEED';
export type IkmBand = 'A' | 'B' | 'C' | 'D';
export type InvitationState = 'ACCEPTED' | 'DECLINED' | 'INVITED' | 'REFUSED' | 'SEATED' | 'WAIT_LISTED' | 'WITHDRAWN';
export type LearningDimension = 'ATTITUDE' | 'KNOWLEDGE' | 'SKILL';
export type LearningForm = 'BENCHMARKING' | 'COACHING' | 'COMMUNITY' | 'COURSE' | 'DEGREE' | 'DISTANCE' | 'EXCHANGE' | 'E_LEARNING' | 'FUNCTIONAL' | 'INTERNSHIP' | 'LEADERSHIP' | 'MANAGERIAL' | 'MENTORING' | 'OUTBOUND' | 'SECONDMENT' | 'SELF_STUDY' | 'SEMINAR' | 'SOCIALISATION' | 'SOCIO_CULTURAL' | 'TECHNICAL' | 'TECHNICAL_GUIDANCE' | 'UPGRADING' | 'WORKSHOP';
export type LearningScope = 'INTERNATIONAL' | 'NATIONAL';
export interface MemberFilter {
  readonly compliant?: boolean | null;
  readonly participated?: boolean | null;
  readonly post?: ReadonlyArray<PostKind> | null;
  readonly search?: string | null;
  readonly status?: ReadonlyArray<EmployeeStatus> | null;
}
export type MemberOrder = 'JP' | 'JP_DESC' | 'LAST_COMPLETION' | 'NAME';
export type Outcome = 'ACCEPTED' | 'QUARANTINED' | 'REFUSED' | 'REPEATED';
export type OutreachChannel = 'EMAIL' | 'LETTER' | 'MEETING' | 'MESSAGE' | 'PAGE' | 'SUPERIOR';
export type PointSource = 'FUNCTIONAL_TRAINING' | 'HOURS' | 'LEADERSHIP_TRAINING' | 'SEMINAR';
export type PostKind = 'ADMINISTRATOR' | 'FUNGSIONAL' | 'JPT' | 'PELAKSANA' | 'PENGAWAS';
export type PushAction = 'COMPLETE' | 'CORRECT';
export interface RepairQuarantinedInput {
  readonly action?: PushAction;
  readonly batch?: string | null;
  readonly certificate?: string | null;
  readonly completedAt: string;
  readonly form: LearningForm;
  readonly issuer?: string | null;
  readonly item: string;
  readonly key: string;
  readonly nip?: string | null;
  readonly of?: string | null;
  readonly person?: string | null;
  readonly program?: string | null;
  readonly quantity: number;
  readonly scope?: LearningScope;
  readonly score?: number | null;
  readonly startedAt?: string | null;
  readonly title: string;
}
export interface ReplayAllQuarantinedInput {
  readonly key: string;
  readonly partner: string;
  readonly reason?: string | null;
  readonly search?: string | null;
}
export interface ReplayQuarantinedInput {
  readonly item: string;
  readonly key: string;
}
export interface TimeTravel {
  readonly asOf?: string | null;
  readonly knownAt?: string | null;
  readonly position?: string | null;
}

export type BatchCard = {
  readonly code: string;
  readonly name: string;
  readonly mode: BatchMode;
  readonly status: BatchStatus;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly seats: number | null;
  readonly enrolled: number | null;
  readonly waitListed: number | null;
  readonly attended: number | null;
  readonly completed: number | null;
  readonly agencyMix: number | null;
  readonly program: {
    readonly code: string;
    readonly name: string;
  };
  readonly agencies: ReadonlyArray<{
    readonly agency: {
      readonly code: string;
      readonly name: string;
    };
    readonly enrolled: number;
  }> | null;
};

export type EffectLine = {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly trained: number;
  readonly notTrained: number;
  readonly leftOut: number;
  readonly preTrendP: number | null;
  readonly refusal: EffectRefusal | null;
};

export type Figures = {
  readonly year: number;
  readonly figuresOn: string;
  readonly headcount: number;
  readonly participants: number;
  readonly compliant: number;
  readonly forecastCompliant: number;
  readonly completions: number;
  readonly jpCredited: number;
  readonly jpTotal: number;
  readonly jpMean: number | null;
  readonly jpMedian: number | null;
  readonly position: string;
  readonly recordedAt: string | null;
  readonly incomplete: boolean;
  readonly reach: Share;
  readonly compliance: Share;
  readonly fulfilment: Share;
  readonly pace: Share;
};

export type FunnelSteps = {
  readonly year: number;
  readonly figuresOn: string;
  readonly batches: number;
  readonly steps: ReadonlyArray<{
    readonly stage: FunnelStage;
    readonly people: number;
    readonly recorded: number;
    readonly outside: number;
  }>;
};

export type LearningLine = {
  readonly id: string;
  readonly completedAt: string;
  readonly title: string;
  readonly form: LearningForm;
  readonly claimed: number;
  readonly credited: number;
  readonly reason: string;
  readonly limit: number | null;
  readonly limitOn: string | null;
  readonly other: string | null;
  readonly certificate: string | null;
  readonly issuer: string | null;
  readonly source: string;
  readonly program: {
    readonly code: string;
    readonly name: string;
  } | null;
  readonly batch: {
    readonly code: string;
    readonly name: string;
  } | null;
  readonly agency: {
    readonly code: string;
    readonly name: string;
  } | null;
};

export type LiftLine = {
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: string;
  readonly method: string;
  readonly methodCode: string;
  readonly told: Share;
  readonly heldOut: Share;
};

export type Mastery = {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
};

export type Money = {
  readonly committed: number;
  readonly realised: number;
  readonly completed: number;
  readonly jp: number;
  readonly leverage: Share;
  readonly perParticipant: Share;
  readonly perJp: Share;
  readonly perClosedGap: Share | null;
  readonly realisation: Share;
};

export type NeedLine = {
  readonly rank: number;
  readonly people: number;
  readonly priority: number;
  readonly assessed: number;
  readonly stated: number;
  readonly competency: {
    readonly code: string;
    readonly name: string;
  };
  readonly coverage: Share;
  readonly meanGap: Share;
};

export type QuarterElements = {
  readonly index: number | null;
  readonly elements: ReadonlyArray<{
    readonly number: number;
    readonly index: number | null;
  }>;
};

export type RowFigures = {
  readonly headcount: number;
  readonly participants: number;
  readonly compliant: number;
  readonly forecastCompliant: number;
  readonly jpMean: number | null;
  readonly completions: number;
  readonly reach: Share;
  readonly compliance: Share;
};

export type Satisfied = {
  readonly suppressed: boolean;
  readonly responses: number | null;
  readonly reaction: number | null;
  readonly nps: number | null;
  readonly learningGain: number | null;
  readonly reactionRatio: Share;
  readonly transferRate: Share;
  readonly learning: ReadonlyArray<{
    readonly dimension: LearningDimension;
    readonly suppressed: boolean;
    readonly people: number | null;
    readonly preMean: number | null;
    readonly postMean: number | null;
    readonly classGain: number | null;
  }>;
};

export type Share = {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly suppressed: boolean;
};

export type YearPlan = {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly budgetRupiah: number | null;
  readonly costRupiah: number;
  readonly lines: ReadonlyArray<{
    readonly wave: number;
    readonly people: number;
    readonly seats: number | null;
    readonly needs: number;
    readonly costRupiah: number;
    readonly costPerClosedNeedRupiah: number | null;
    readonly reason: string | null;
    readonly program: {
      readonly code: string;
      readonly name: string;
    };
    readonly closes: ReadonlyArray<{
      readonly needs: number;
      readonly competency: {
        readonly code: string;
        readonly name: string;
      };
    }>;
  }>;
};

export interface AgencyFunnel {
  readonly agency: {
    readonly funnel: FunnelSteps | null;
  } | null;
}
export interface AgencyFunnelVariables {
  readonly code: string;
  readonly year: number;
}
export const agencyFunnel: Operation<AgencyFunnel, AgencyFunnelVariables> = { name: 'AgencyFunnel', kind: 'query', id: 'sha256:d757131c45c6862dab4dac2e10552dafe103829f2dbda425329b793d3abcabc0' };

export interface AgencyLive {
  readonly agencyParticipation: {
    readonly participation: Figures;
  };
}
export interface AgencyLiveVariables {
  readonly code: string;
  readonly year?: number | null;
}
export const agencyLive: Operation<AgencyLive, AgencyLiveVariables> = { name: 'AgencyLive', kind: 'subscription', id: 'sha256:94393cb35c9ef85da5dcc990bfd95f401d5b151e947216ffd246fb52bf5173d4' };

export interface AgencyMembers {
  readonly agency: {
    readonly members: {
      readonly totalCount: number;
      readonly edges: ReadonlyArray<{
        readonly node: {
          readonly id: string;
          readonly name: string;
          readonly nip: string;
          readonly status: EmployeeStatus;
          readonly post: PostKind;
          readonly rank: string | null;
          readonly agency: {
            readonly code: string;
            readonly name: string;
          } | null;
        };
        readonly record: {
          readonly jp: number;
          readonly target: number | null;
          readonly compliant: boolean | null;
          readonly inScope: boolean;
          readonly lastCompletionAt: string | null;
        };
      }>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
    } | null;
  } | null;
}
export interface AgencyMembersVariables {
  readonly code: string;
  readonly year?: number | null;
  readonly filter?: MemberFilter | null;
  readonly orderBy: MemberOrder;
  readonly first: number;
  readonly after?: string | null;
}
export const agencyMembers: Operation<AgencyMembers, AgencyMembersVariables> = { name: 'AgencyMembers', kind: 'query', id: 'sha256:2ac1dd3a021ca3af02f5e06902a5ef1c7e78cd1a46641349c3208b2265af2e05' };

export interface AgencyMoves {
  readonly agencyParticipation: {
    readonly participation: {
      readonly headcount: number;
      readonly completions: number;
      readonly jpTotal: number;
    };
  };
}
export interface AgencyMovesVariables {
  readonly code: string;
}
export const agencyMoves: Operation<AgencyMoves, AgencyMovesVariables> = { name: 'AgencyMoves', kind: 'subscription', id: 'sha256:13533022dddc72fff9de8ba1131c39c0d5576975da9b9fe489f35a2e8f6409f7' };

export interface AgencyNeeds {
  readonly agency: {
    readonly code: string;
    readonly name: string;
    readonly needCoverage: Share;
    readonly jpm: Mastery;
    readonly jpmCapped: Mastery;
    readonly needs: {
      readonly edges: ReadonlyArray<{
        readonly node: NeedLine;
      }>;
    };
  } | null;
}
export interface AgencyNeedsVariables {
  readonly code: string;
}
export const agencyNeeds: Operation<AgencyNeeds, AgencyNeedsVariables> = { name: 'AgencyNeeds', kind: 'query', id: 'sha256:12e850c07ff4dd27f3a5e3b27dd8e2940edc1cec708a9c9615b7bf835e3bf647' };

export interface AgencyPage {
  readonly agency: {
    readonly code: string;
    readonly name: string;
    readonly closedOn: string | null;
    readonly parent: {
      readonly code: string;
      readonly name: string;
    } | null;
    readonly successor: {
      readonly code: string;
      readonly name: string;
    } | null;
    readonly participation: Figures | null;
    readonly children: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly participation: RowFigures | null;
    }>;
    readonly day: {
      readonly values: ReadonlyArray<number | null>;
    } | null;
    readonly completions: {
      readonly starts: ReadonlyArray<string>;
      readonly values: ReadonlyArray<number | null>;
    } | null;
    readonly compliance: {
      readonly starts: ReadonlyArray<string>;
      readonly values: ReadonlyArray<number | null>;
      readonly numerators: ReadonlyArray<number | null> | null;
      readonly denominators: ReadonlyArray<number | null> | null;
    } | null;
    readonly batches: ReadonlyArray<BatchCard>;
  } | null;
}
export interface AgencyPageVariables {
  readonly code: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly at?: TimeTravel | null;
}
export const agencyPage: Operation<AgencyPage, AgencyPageVariables> = { name: 'AgencyPage', kind: 'query', id: 'sha256:630907ca3eb2dbdd35d4b582ebe3e80aa415912c8cde89685b4bc05f3d7f9cb3' };

export interface BatchCosts {
  readonly batches: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly code: string;
        readonly name: string;
        readonly cost: Money | null;
      };
    }>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
}
export interface BatchCostsVariables {
  readonly year: number;
  readonly after?: string | null;
}
export const batchCosts: Operation<BatchCosts, BatchCostsVariables> = { name: 'BatchCosts', kind: 'query', id: 'sha256:42aa1ec7f4aebbb71e4b34e3a7390f0e239a5849d98448ef1d8dbc68c24ab3ae' };

export interface BatchLive {
  readonly batchProgress: BatchCard & {
    readonly wave: number | null;
    readonly position: string;
    readonly partner: {
      readonly code: string;
      readonly name: string;
    } | null;
    readonly places: ReadonlyArray<{
      readonly agency: {
        readonly code: string;
        readonly name: string;
      };
      readonly quota: number | null;
      readonly enrolled: number;
      readonly attended: number;
      readonly completed: number;
    }> | null;
  };
}
export interface BatchLiveVariables {
  readonly code: string;
}
export const batchLive: Operation<BatchLive, BatchLiveVariables> = { name: 'BatchLive', kind: 'subscription', id: 'sha256:c273a8b68b8e830ef5215e6bdd253bcbc6a7c627a0886318565db90417f6937d' };

export interface BatchSatisfactions {
  readonly batches: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly code: string;
        readonly name: string;
        readonly satisfaction: Satisfied | null;
      };
    }>;
  };
}
export interface BatchSatisfactionsVariables {
  readonly year: number;
}
export const batchSatisfactions: Operation<BatchSatisfactions, BatchSatisfactionsVariables> = { name: 'BatchSatisfactions', kind: 'query', id: 'sha256:94e39009964336e7a9d90cb5c74b8668eda2b79bba65952ee8869aea1a3ba08f' };

export interface BatchWaiting {
  readonly batch: {
    readonly waitList: ReadonlyArray<{
      readonly place: number;
      readonly since: string;
      readonly agency: {
        readonly code: string;
        readonly name: string;
      } | null;
      readonly person: {
        readonly id: string;
        readonly name: string;
      } | null;
    }> | null;
  } | null;
}
export interface BatchWaitingVariables {
  readonly code: string;
}
export const batchWaiting: Operation<BatchWaiting, BatchWaitingVariables> = { name: 'BatchWaiting', kind: 'query', id: 'sha256:9b208b244495d534f392f35335a8fe57043554c1324fe946740d892c6d246e4b' };

export interface BudgetYear {
  readonly region: {
    readonly budget: {
      readonly year: number;
      readonly apbd: number | null;
      readonly sources: ReadonlyArray<{
        readonly source: FundingSource;
        readonly planned: number | null;
        readonly ceiling: number | null;
        readonly committed: number;
        readonly realised: number;
        readonly realisedOfPlan: Share;
        readonly realisedOfCeiling: Share;
      }>;
      readonly floor: {
        readonly met: boolean | null;
        readonly required: number;
        readonly source: string;
        readonly sourceCode: string | null;
        readonly share: Share | null;
      } | null;
      readonly cost: Money | null;
      readonly unassigned: {
        readonly committed: number;
        readonly realised: number;
      } | null;
      readonly agreements: ReadonlyArray<{
        readonly number: string;
        readonly coFundedShare: number;
        readonly inKind: number;
        readonly seats: number | null;
        readonly unitPrice: number | null;
        readonly validFrom: string;
        readonly validTo: string;
        readonly partner: {
          readonly code: string;
          readonly name: string;
        } | null;
      }>;
    } | null;
  };
}
export interface BudgetYearVariables {
  readonly year: number;
}
export const budgetYear: Operation<BudgetYear, BudgetYearVariables> = { name: 'BudgetYear', kind: 'query', id: 'sha256:30f73464cdb42f7641257bee3c622123cfb9007f1e42bc342753d9dba45bcff7' };

export interface CycleMoves {
  readonly cycleChanges: {
    readonly position: string;
  };
}
export interface CycleMovesVariables {
  readonly topic: CycleTopic;
}
export const cycleMoves: Operation<CycleMoves, CycleMovesVariables> = { name: 'CycleMoves', kind: 'subscription', id: 'sha256:0efd606e7a26ebd19901bb7ae0421ef87e05dd08f0823dd3b438fe305b1f2e8b' };

export interface IkmElements {
  readonly q1: QuarterElements | null;
  readonly q2: QuarterElements | null;
  readonly q3: QuarterElements | null;
  readonly q4: QuarterElements | null;
}
export interface IkmElementsVariables {
  readonly agency?: string | null;
  readonly q1: string;
  readonly q2: string;
  readonly q3: string;
  readonly q4: string;
}
export const ikmElements: Operation<IkmElements, IkmElementsVariables> = { name: 'IkmElements', kind: 'query', id: 'sha256:6bf233b5eb75f64d6908c1bfc35d5883e117b2d328657e59a03d416eb318a429' };

export interface LatestCompletions {
  readonly completions: {
    readonly agency: {
      readonly code: string;
      readonly name: string;
    };
    readonly completedAt: string;
    readonly form: LearningForm;
    readonly position: string;
    readonly program: {
      readonly code: string;
      readonly name: string;
    } | null;
    readonly skipped: number;
    readonly title: string;
  };
}
export interface LatestCompletionsVariables {
  readonly agency?: string | null;
}
export const latestCompletions: Operation<LatestCompletions, LatestCompletionsVariables> = { name: 'LatestCompletions', kind: 'subscription', id: 'sha256:64bd16e8b0a555075b03beec484009cf05648e2e1e3c5ddc538016b561040d52' };

export interface OutreachYear {
  readonly region: {
    readonly outreach: {
      readonly figuresOn: string;
      readonly rule: string;
      readonly ruleCode: string;
      readonly nonParticipants: Share;
      readonly atRisk: Share;
      readonly reasons: ReadonlyArray<{
        readonly reason: AbsenceReason;
        readonly people: number;
      }>;
    } | null;
    readonly campaigns: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly channel: OutreachChannel;
      readonly audience: number;
      readonly heldOut: number;
      readonly told: number;
      readonly on: string;
      readonly outcomeTo: string;
      readonly isOver: boolean;
      readonly program: {
        readonly code: string;
        readonly name: string;
      } | null;
      readonly enrolment: LiftLine;
      readonly completion: LiftLine;
    }>;
  };
}
export interface OutreachYearVariables {
  readonly year: number;
}
export const outreachYear: Operation<OutreachYear, OutreachYearVariables> = { name: 'OutreachYear', kind: 'query', id: 'sha256:ec70c37e665aef9644ed9f45f3034cb8021b920e8e5fb099e179ef471caa5635' };

export interface OwnRecord {
  readonly viewer: {
    readonly person: {
      readonly id: string;
      readonly name: string;
      readonly nip: string;
      readonly status: EmployeeStatus;
      readonly post: PostKind;
      readonly postLevel: string | null;
      readonly rank: string | null;
      readonly agency: {
        readonly code: string;
        readonly name: string;
      } | null;
      readonly record: {
        readonly year: number;
        readonly jp: number;
        readonly target: number | null;
        readonly cap: number | null;
        readonly compliant: boolean | null;
        readonly inScope: boolean;
        readonly lastCompletionAt: string | null;
        readonly lines: ReadonlyArray<LearningLine>;
      } | null;
      readonly awareness: {
        readonly jp: number;
        readonly target: number | null;
        readonly way: {
          readonly actBy: string;
          readonly daysNeeded: number;
          readonly deadline: string;
          readonly missingJp: number;
        } | null;
        readonly winnable: ReadonlyArray<{
          readonly by: PointSource;
          readonly points: number;
          readonly missingJp: number | null;
        }>;
      } | null;
      readonly invitations: ReadonlyArray<{
        readonly state: InvitationState;
        readonly invitedOn: string;
        readonly answerBy: string | null;
        readonly reason: DeclineReason | null;
        readonly batch: {
          readonly code: string;
          readonly name: string;
          readonly startsOn: string | null;
        } | null;
      }> | null;
    } | null;
    readonly feedback: ReadonlyArray<{
      readonly dueOn: string;
      readonly closesOn: string;
      readonly given: boolean;
      readonly month: number | null;
      readonly role: FollowUpRole | null;
      readonly subjectName: string | null;
      readonly batch: {
        readonly code: string;
        readonly name: string;
      } | null;
      readonly program: {
        readonly code: string;
        readonly name: string;
      } | null;
      readonly questionnaire: {
        readonly code: string;
        readonly name: string;
      } | null;
    }> | null;
  };
}
export interface OwnRecordVariables {
  readonly year: number;
}
export const ownRecord: Operation<OwnRecord, OwnRecordVariables> = { name: 'OwnRecord', kind: 'query', id: 'sha256:ac93053631e831c5ef72f211a751480ff0c6126c095681dc9f1178f8793ab248' };

export interface PartnerCost {
  readonly partner: {
    readonly code: string;
    readonly name: string;
    readonly cost: Money | null;
  } | null;
}
export interface PartnerCostVariables {
  readonly code: string;
  readonly year: number;
}
export const partnerCost: Operation<PartnerCost, PartnerCostVariables> = { name: 'PartnerCost', kind: 'query', id: 'sha256:337af0c1e8625e95516eba6cdab161ccaf89e8ad49e4b076c05bbc0a3f6ccc44' };

export interface PartnerNames {
  readonly partners: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
  }>;
}
export interface PartnerNamesVariables { readonly [name: string]: never }
export const partnerNames: Operation<PartnerNames, PartnerNamesVariables> = { name: 'PartnerNames', kind: 'query', id: 'sha256:a5dac9ba4cbe4df57ca8ced08a97a7e76b2d1d2b82aa9abbb7d9a2b420f3ab0c' };

export interface PartnerPage {
  readonly partner: {
    readonly code: string;
    readonly name: string;
    readonly statement: {
      readonly sent: number;
      readonly accepted: number;
      readonly counted: number;
      readonly repeated: number;
      readonly quarantined: number;
      readonly held: ReadonlyArray<{
        readonly reason: string;
        readonly count: number;
      }>;
      readonly notCounted: ReadonlyArray<{
        readonly reason: string;
        readonly count: number;
      }>;
    } | null;
    readonly keys: ReadonlyArray<{
      readonly keyId: string;
      readonly system: string | null;
      readonly isLive: boolean;
      readonly networks: ReadonlyArray<string>;
      readonly seenFrom: ReadonlyArray<{
        readonly address: string;
        readonly since: string;
      }>;
    }> | null;
    readonly receipts: {
      readonly totalCount: number;
      readonly edges: ReadonlyArray<{
        readonly node: {
          readonly id: string;
          readonly receivedAt: string;
          readonly items: number;
          readonly accepted: number;
          readonly repeated: number;
          readonly quarantined: number;
          readonly position: string | null;
        };
      }>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
      };
    } | null;
    readonly quarantine: {
      readonly totalCount: number;
      readonly edges: ReadonlyArray<{
        readonly node: {
          readonly id: string;
          readonly key: string;
          readonly reason: string;
          readonly message: string;
          readonly receivedAt: string;
          readonly raw: string | null;
        };
      }>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
      };
    } | null;
  } | null;
}
export interface PartnerPageVariables {
  readonly code: string;
  readonly reason?: string | null;
  readonly receipts: number;
  readonly held: number;
}
export const partnerPage: Operation<PartnerPage, PartnerPageVariables> = { name: 'PartnerPage', kind: 'query', id: 'sha256:046205d361ccf0699ae03adaa365e854a0849f6d21880238b91414ac97b2372c' };

export interface PartnerReceipts {
  readonly partnerReceipts: {
    readonly id: string;
    readonly receivedAt: string;
    readonly items: number;
    readonly accepted: number;
    readonly repeated: number;
    readonly quarantined: number;
    readonly position: string | null;
  };
}
export interface PartnerReceiptsVariables {
  readonly code: string;
}
export const partnerReceipts: Operation<PartnerReceipts, PartnerReceiptsVariables> = { name: 'PartnerReceipts', kind: 'subscription', id: 'sha256:2d6a58352eca6ac8eeff265f0030a9857133580e0f62977129ee70ca9fecb904' };

export interface Partners {
  readonly partners: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
    readonly statement: {
      readonly sent: number;
      readonly accepted: number;
      readonly counted: number;
      readonly repeated: number;
      readonly quarantined: number;
    } | null;
  }>;
}
export interface PartnersVariables { readonly [name: string]: never }
export const partners: Operation<Partners, PartnersVariables> = { name: 'Partners', kind: 'query', id: 'sha256:f05f7cc3a9199367c3dd7615a3e3807b6f0208d2a13b829305fccb5a9ad5318b' };

export interface PeopleAtRisk {
  readonly region: {
    readonly outreach: {
      readonly peopleAtRisk: {
        readonly totalCount: number;
        readonly edges: ReadonlyArray<{
          readonly node: {
            readonly jp: number;
            readonly target: number;
            readonly agency: {
              readonly code: string;
              readonly name: string;
            } | null;
            readonly person: {
              readonly id: string;
              readonly name: string;
            };
            readonly way: {
              readonly actBy: string;
              readonly daysNeeded: number;
              readonly deadline: string;
              readonly missingJp: number;
            };
          };
        }>;
      };
    } | null;
  };
}
export interface PeopleAtRiskVariables {
  readonly year: number;
}
export const peopleAtRisk: Operation<PeopleAtRisk, PeopleAtRiskVariables> = { name: 'PeopleAtRisk', kind: 'query', id: 'sha256:706dfaf726c025e9b2fb2bd72920115e8ed22b4705542a8e35f59282a9842c4c' };

export interface PersonOfNip {
  readonly personByNip: {
    readonly id: string;
    readonly name: string;
  } | null;
}
export interface PersonOfNipVariables {
  readonly nip: string;
}
export const personOfNip: Operation<PersonOfNip, PersonOfNipVariables> = { name: 'PersonOfNip', kind: 'query', id: 'sha256:0f96a3244920f5fec33ff0dbfb4375670d996e3b3320e3b2da259c553a27e256' };

export interface PersonRecord {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly nip: string;
    readonly status: EmployeeStatus;
    readonly post: PostKind;
    readonly postLevel: string | null;
    readonly rank: string | null;
    readonly agency: {
      readonly code: string;
      readonly name: string;
    } | null;
    readonly record: {
      readonly year: number;
      readonly jp: number;
      readonly target: number | null;
      readonly cap: number | null;
      readonly compliant: boolean | null;
      readonly inScope: boolean;
      readonly lastCompletionAt: string | null;
      readonly lines: ReadonlyArray<LearningLine>;
    } | null;
  } | null;
}
export interface PersonRecordVariables {
  readonly id: string;
  readonly year?: number | null;
}
export const personRecord: Operation<PersonRecord, PersonRecordVariables> = { name: 'PersonRecord', kind: 'query', id: 'sha256:219fc7b46f8081762228ac6ac92ad94c3157ec43ce0ac480174de8ff237d5b5e' };

export interface Places {
  readonly region: {
    readonly agencies: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
    }>;
  };
  readonly batches: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly code: string;
        readonly name: string;
        readonly startsOn: string | null;
        readonly status: BatchStatus;
      };
    }>;
  };
  readonly programs: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly code: string;
        readonly name: string;
        readonly form: LearningForm;
      };
    }>;
  };
}
export interface PlacesVariables { readonly [name: string]: never }
export const places: Operation<Places, PlacesVariables> = { name: 'Places', kind: 'query', id: 'sha256:6d829e3b446b2a20bff0bdeec7feec768fe517931565dea0a17129e76583ff10' };

export interface PlanOf {
  readonly plan: YearPlan | null;
}
export interface PlanOfVariables {
  readonly code: string;
}
export const planOf: Operation<PlanOf, PlanOfVariables> = { name: 'PlanOf', kind: 'query', id: 'sha256:b8b76ed0e486447bc805667a0109ce026e6cb6785f96d9b7114750d19ae98de7' };

export interface ProgramCosts {
  readonly programs: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly code: string;
        readonly name: string;
        readonly cost: Money | null;
      };
    }>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
}
export interface ProgramCostsVariables {
  readonly year: number;
  readonly after?: string | null;
}
export const programCosts: Operation<ProgramCosts, ProgramCostsVariables> = { name: 'ProgramCosts', kind: 'query', id: 'sha256:24313d804a798de56e9d11fb03f547398df2f5c7275b46a90e892fc23676d720' };

export interface ProgramEffects {
  readonly ikm: EffectLine | null;
  readonly competence: EffectLine | null;
  readonly behaviour: EffectLine | null;
}
export interface ProgramEffectsVariables {
  readonly program: string;
}
export const programEffects: Operation<ProgramEffects, ProgramEffectsVariables> = { name: 'ProgramEffects', kind: 'query', id: 'sha256:65cca4ff3f7de38b9c361ab8290fe1ee0cf020f570b0eb1229ae6ea690edad1a' };

export interface RegionBatches {
  readonly batches: {
    readonly totalCount: number;
    readonly edges: ReadonlyArray<{
      readonly node: BatchCard;
    }>;
  };
}
export interface RegionBatchesVariables {
  readonly year: number;
}
export const regionBatches: Operation<RegionBatches, RegionBatchesVariables> = { name: 'RegionBatches', kind: 'query', id: 'sha256:b56da169bbeeb0d1f9fcf42aceea47a87c14c576004e52a7dfc8b19bef8a7cc1' };

export interface RegionFunnel {
  readonly region: {
    readonly funnel: FunnelSteps | null;
  };
}
export interface RegionFunnelVariables {
  readonly year: number;
}
export const regionFunnel: Operation<RegionFunnel, RegionFunnelVariables> = { name: 'RegionFunnel', kind: 'query', id: 'sha256:ad7189a7f136a4345e0f7778cafe82cfc1e69bb022577238ca526b81299af47a' };

export interface RegionLive {
  readonly regionParticipation: {
    readonly participation: Figures;
    readonly agencies: ReadonlyArray<{
      readonly agency: {
        readonly code: string;
        readonly name: string;
      };
      readonly participation: RowFigures;
    }>;
  };
}
export interface RegionLiveVariables {
  readonly year?: number | null;
}
export const regionLive: Operation<RegionLive, RegionLiveVariables> = { name: 'RegionLive', kind: 'subscription', id: 'sha256:ea19623bc971cd6ddd112cff1e94855ff89c7ee096ab98f7498d43802512a97b' };

export interface RegionMoves {
  readonly regionParticipation: {
    readonly participation: {
      readonly position: string;
    };
  };
}
export interface RegionMovesVariables {
  readonly year: number;
}
export const regionMoves: Operation<RegionMoves, RegionMovesVariables> = { name: 'RegionMoves', kind: 'subscription', id: 'sha256:2c77f5eac8ad54eaa1d4f60485e7204bb225877c963590aaf3fa1bf6d96f8604' };

export interface RegionNeeds {
  readonly region: {
    readonly needCoverage: Share;
    readonly jpm: Mastery;
    readonly jpmCapped: Mastery;
    readonly needs: {
      readonly edges: ReadonlyArray<{
        readonly node: NeedLine;
      }>;
    };
    readonly needHeat: {
      readonly agencies: ReadonlyArray<string>;
      readonly columns: ReadonlyArray<{
        readonly people: ReadonlyArray<number>;
        readonly assessed: ReadonlyArray<number>;
        readonly meanGap: ReadonlyArray<number | null>;
        readonly priority: ReadonlyArray<number>;
        readonly competency: {
          readonly code: string;
          readonly name: string;
        };
      }>;
    };
    readonly agencies: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
    }>;
  };
  readonly thisYear: ReadonlyArray<{
    readonly code: string;
  }>;
  readonly nextYear: ReadonlyArray<{
    readonly code: string;
  }>;
}
export interface RegionNeedsVariables {
  readonly year: number;
  readonly next: number;
}
export const regionNeeds: Operation<RegionNeeds, RegionNeedsVariables> = { name: 'RegionNeeds', kind: 'query', id: 'sha256:9ab9e5356b116ab9ff8d626cc4076c99d47aa83881a78495487992d2ee4b5735' };

export interface RegionOutcomes {
  readonly region: {
    readonly needCoverage: Share;
    readonly budget: {
      readonly sources: ReadonlyArray<{
        readonly planned: number | null;
        readonly ceiling: number | null;
        readonly realised: number;
      }>;
    } | null;
    readonly outreach: {
      readonly atRisk: Share;
    } | null;
  };
  readonly ikm: {
    readonly index: number | null;
    readonly band: IkmBand | null;
    readonly respondents: number;
    readonly surveys: number;
  } | null;
  readonly competencies: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
  }>;
}
export interface RegionOutcomesVariables {
  readonly year: number;
  readonly from: string;
  readonly to: string;
}
export const regionOutcomes: Operation<RegionOutcomes, RegionOutcomesVariables> = { name: 'RegionOutcomes', kind: 'query', id: 'sha256:d5401e45817b3323bebd78381d311693a190b8049351ff2b6457090d5bcb63f3' };

export interface RegionPast {
  readonly region: {
    readonly participation: Figures | null;
    readonly agencies: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly participation: RowFigures | null;
    }>;
  };
}
export interface RegionPastVariables {
  readonly year?: number | null;
  readonly at: TimeTravel;
}
export const regionPast: Operation<RegionPast, RegionPastVariables> = { name: 'RegionPast', kind: 'query', id: 'sha256:e678cefa38f9bd7e74cf67f6fe688e73503fc8076148acd2f518846679053a75' };

export interface RegionTrends {
  readonly region: {
    readonly day: {
      readonly values: ReadonlyArray<number | null>;
    } | null;
    readonly months: {
      readonly starts: ReadonlyArray<string>;
      readonly values: ReadonlyArray<number | null>;
    } | null;
    readonly agencies: ReadonlyArray<{
      readonly code: string;
      readonly series: {
        readonly starts: ReadonlyArray<string>;
        readonly values: ReadonlyArray<number | null>;
      } | null;
    }>;
  };
}
export interface RegionTrendsVariables {
  readonly from: string;
  readonly to: string;
  readonly at?: TimeTravel | null;
}
export const regionTrends: Operation<RegionTrends, RegionTrendsVariables> = { name: 'RegionTrends', kind: 'query', id: 'sha256:bba443d624f5e23e1dbc8509aaeb5c0236c71a9ace46fd1c564e82af2f6c5d9d' };

export interface RepairHeld {
  readonly repairQuarantined: {
    readonly outcome: Outcome | null;
    readonly item: {
      readonly id: string;
      readonly reason: string;
      readonly message: string;
    } | null;
    readonly errors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string> | null;
    }>;
  };
}
export interface RepairHeldVariables {
  readonly input: RepairQuarantinedInput;
}
export const repairHeld: Operation<RepairHeld, RepairHeldVariables> = { name: 'RepairHeld', kind: 'mutation', id: 'sha256:1b4ca83f9b9b939feed79a8addbc2db32dacb96c0989d5dcf1231fb6ad75b0ce' };

export interface ReplayAllHeld {
  readonly replayAllQuarantined: {
    readonly accepted: number;
    readonly quarantined: number;
    readonly replayed: number;
    readonly hasMore: boolean;
    readonly errors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string> | null;
    }>;
  };
}
export interface ReplayAllHeldVariables {
  readonly input: ReplayAllQuarantinedInput;
}
export const replayAllHeld: Operation<ReplayAllHeld, ReplayAllHeldVariables> = { name: 'ReplayAllHeld', kind: 'mutation', id: 'sha256:a84cfdaf203634e00477c73b51e6cc7f69d356b828dfa416e36b9ac52fa2d3be' };

export interface ReplayHeld {
  readonly replayQuarantined: {
    readonly outcome: Outcome | null;
    readonly item: {
      readonly id: string;
      readonly reason: string;
      readonly message: string;
    } | null;
    readonly errors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string> | null;
    }>;
  };
}
export interface ReplayHeldVariables {
  readonly input: ReplayQuarantinedInput;
}
export const replayHeld: Operation<ReplayHeld, ReplayHeldVariables> = { name: 'ReplayHeld', kind: 'mutation', id: 'sha256:4d50f56a61636a29c6a226e3d4e23508e8634f931a0e6e18b5bd256f67d4ef5b' };

export interface Satisfactions {
  readonly region: {
    readonly satisfaction: Satisfied | null;
  };
  readonly programs: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly code: string;
        readonly name: string;
        readonly satisfaction: Satisfied | null;
      };
    }>;
  };
  readonly partners: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
    readonly satisfaction: Satisfied | null;
  }>;
}
export interface SatisfactionsVariables {
  readonly year: number;
}
export const satisfactions: Operation<Satisfactions, SatisfactionsVariables> = { name: 'Satisfactions', kind: 'query', id: 'sha256:518df088f1659b6bf07afdfd6a8544b3662e457839f79c5af39578365b10eb58' };

export interface Services {
  readonly ikm: {
    readonly index: number | null;
    readonly band: IkmBand | null;
    readonly respondents: number;
    readonly surveys: number;
    readonly leftOut: number;
  } | null;
  readonly serviceUnits: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
    readonly usersPerQuarter: number | null;
    readonly agency: {
      readonly code: string;
      readonly name: string;
    } | null;
    readonly quarters: ReadonlyArray<{
      readonly quarter: string;
      readonly sampleAdvised: number | null;
      readonly isSampleSmall: boolean | null;
      readonly ikm: {
        readonly index: number | null;
        readonly band: IkmBand | null;
        readonly respondents: number;
      };
    }>;
  }> | null;
}
export interface ServicesVariables {
  readonly from: string;
  readonly to: string;
}
export const services: Operation<Services, ServicesVariables> = { name: 'Services', kind: 'query', id: 'sha256:3b7139133c0d7fc90f6b02f3eb1339060c976d96afc78cee33f05108537c2d46' };

export interface SliceLive {
  readonly aggregate: {
    readonly keys: ReadonlyArray<{
      readonly codes: ReadonlyArray<string | null>;
    }>;
    readonly completions: ReadonlyArray<number>;
    readonly jpCredited: ReadonlyArray<number>;
    readonly peopleReached: ReadonlyArray<number>;
  };
}
export interface SliceLiveVariables {
  readonly by: ReadonlyArray<Dimension>;
  readonly filter: AggregateFilter;
  readonly from?: string | null;
  readonly to?: string | null;
}
export const sliceLive: Operation<SliceLive, SliceLiveVariables> = { name: 'SliceLive', kind: 'subscription', id: 'sha256:5b6646c597294e84f2b80da7eff6063e0d3fb2ab20e528a9a739b1d83240d2f4' };

export interface SliceNames {
  readonly competencies: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
  }>;
  readonly region: {
    readonly agencies: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
    }>;
  };
  readonly programs: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly code: string;
        readonly competencies: ReadonlyArray<string>;
        readonly closes: ReadonlyArray<{
          readonly competency: {
            readonly code: string;
          };
        }>;
      };
    }>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
}
export interface SliceNamesVariables {
  readonly after?: string | null;
}
export const sliceNames: Operation<SliceNames, SliceNamesVariables> = { name: 'SliceNames', kind: 'query', id: 'sha256:c64df352c94e97b5a63a802c704e3ffb582df572e3ba86f75d00a98199815c5c' };

export interface Start {
  readonly region: {
    readonly code: string;
    readonly name: string;
    readonly zone: string;
  };
  readonly viewer: {
    readonly name: string;
    readonly roles: ReadonlyArray<string>;
  };
}
export interface StartVariables { readonly [name: string]: never }
export const start: Operation<Start, StartVariables> = { name: 'Start', kind: 'query', id: 'sha256:e4e9e59dde910398171fee35bf357f2ca7491e8df6644756139015d1612bd7fa' };

export interface UnitTrainings {
  readonly serviceUnits: ReadonlyArray<{
    readonly code: string;
    readonly trained: ReadonlyArray<{
      readonly program: {
        readonly code: string;
        readonly name: string;
      } | null;
    }>;
  }> | null;
}
export interface UnitTrainingsVariables { readonly [name: string]: never }
export const unitTrainings: Operation<UnitTrainings, UnitTrainingsVariables> = { name: 'UnitTrainings', kind: 'query', id: 'sha256:ee9aacce444ba428d3ef4e1079278d2947d9125451235fc65b7fe30d108c20d8' };
