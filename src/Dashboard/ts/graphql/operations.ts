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

export type BatchMode = 'SCHEDULED' | 'SELF_PACED';
export type BatchStatus = 'CANCELLED' | 'FINISHED' | 'OPEN' | 'PLANNED' | 'RUNNING';
export type EmployeeStatus = 'CPNS' | 'PNS' | 'PPPK' | 'PPPK_PART_TIME';
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

export type Share = {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly suppressed: boolean;
};

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
