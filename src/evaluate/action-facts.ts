import {
  federatedTrustActions,
  trustActions,
  unconditionalActions,
} from '../catalog/service-facts.ts';
import { foldCase } from '../text/fold-case.ts';

/** What the flow chart wants to know of an action, the same for every request. */
export interface ActionFacts {
  /** In lower case. */
  readonly folded: string;
  /** Decided by a role's trust policy (clause 12.15). */
  readonly trust: boolean;
  /** An unsigned call, made with a token or an assertion (clause 12.15). */
  readonly unsigned: boolean;
  /** Allowed to every authenticated caller (clause 5.6). */
  readonly unconditional: boolean;
}

export function actionFacts(action: string): ActionFacts {
  const folded = foldCase(action);
  return {
    folded,
    trust: trustActions.has(folded),
    unsigned: federatedTrustActions.has(folded),
    unconditional: unconditionalActions.has(folded),
  };
}
