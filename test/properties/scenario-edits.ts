import {
  type Document,
  listOf,
  named,
  type PolicyDocument,
  type Scenario,
  type ScenarioPolicies,
  type StatementDocument,
} from '../oracle/scenario.ts';

/** A change of one document of a scenario. */
type Edit = (document: Document, name: string) => Document;

/** Every document of the scenario edited; names stay what they were. */
export function editDocuments(scenario: Scenario, edit: Edit): Scenario {
  const policies = scenario.policies;
  const list = (documents: ScenarioPolicies['identity'], position: string) =>
    named(documents ?? [], position).map(({ name, policy }) => ({
      name,
      policy: edit(policy, name),
    }));
  const one = (document: PolicyDocument, position: string) => list(document, position)[0];
  const levels = (documents: ScenarioPolicies['serviceControl'], position: string) =>
    documents?.map((level, index) => list(level, `${position}[${index}]`));
  const edited = {
    identity: policies.identity && list(policies.identity, 'identity'),
    resource: policies.resource && one(policies.resource, 'resource'),
    permissionsBoundary:
      policies.permissionsBoundary && one(policies.permissionsBoundary, 'permissionsBoundary'),
    session: policies.session && list(policies.session, 'session'),
    serviceControl: levels(policies.serviceControl, 'serviceControl'),
    resourceControl: levels(policies.resourceControl, 'resourceControl'),
    vpcEndpoint: policies.vpcEndpoint && list(policies.vpcEndpoint, 'vpcEndpoint'),
  };
  return {
    ...scenario,
    policies: Object.fromEntries(
      Object.entries(edited).filter(([, documents]) => documents !== undefined),
    ),
  };
}

/** Every statement gets a Sid of its own, so that it is known again wherever it stands. */
export function withSids(scenario: Scenario): Scenario {
  return editDocuments(scenario, (document) => ({
    ...document,
    Statement: listOf(document.Statement).map((statement, index) => ({
      ...statement,
      Sid: `S${index}`,
    })),
  }));
}

/** A statement added at the end of every document in a slot. */
export function withStatement(
  scenario: Scenario,
  slot: keyof ScenarioPolicies,
  statement: StatementDocument,
): Scenario {
  return editDocuments(scenario, (document, name) =>
    name.split('[')[0] === slot
      ? { ...document, Statement: [...listOf(document.Statement), statement] }
      : document,
  );
}

/** The scenario with one slot of its policies set, or taken away. */
export function withPolicies(scenario: Scenario, policies: ScenarioPolicies): Scenario {
  return { ...scenario, policies: { ...scenario.policies, ...policies } };
}
