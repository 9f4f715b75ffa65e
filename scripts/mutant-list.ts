/** One deliberate mistake: `find` occurs exactly once in `file`. */
export interface Mutant {
  readonly file: string;
  /** What is wrong with the code once it is mutated. */
  readonly breaks: string;
  readonly find: string;
  readonly replace: string;
}

const wildcards: readonly Mutant[] = [
  {
    file: 'src/match/wildcard.ts',
    breaks: 'a trailing star also needs a character',
    find: 'return beginsWith(text, pattern.text);',
    replace: 'return beginsWith(text, pattern.text) && text !== pattern.text;',
  },
  {
    file: 'src/match/wildcard.ts',
    breaks: 'a star inside an ARN segment crosses the colon',
    find: 'boundStar !== -1 && text.charCodeAt(boundEnd) !== COLON',
    replace: 'boundStar !== -1',
  },
  {
    file: 'src/match/wildcard.ts',
    breaks: 'a `?` inside an ARN segment covers the colon',
    find: 'if (symbol === BOUND_QUESTION && code === COLON) return 0;',
    replace: '',
  },
  {
    file: 'src/match/wildcard.ts',
    breaks: '`?` covers half of a surrogate pair',
    find: 'isPair(code, text.charCodeAt(at + 1)) ? 2 : 1',
    replace: '1',
  },
  {
    file: 'src/match/wildcard.ts',
    breaks: 'a pattern may end before the text does',
    find: 'return next === symbols.length;',
    replace: 'return true;',
  },
];

const actions: readonly Mutant[] = [
  {
    file: 'src/match/match-action.ts',
    breaks: 'the case of an action matters',
    find: 'return unit >= 65 && unit <= 90 ? unit + 32 : unit;',
    replace: 'return unit;',
  },
  {
    file: 'src/match/match-action.ts',
    breaks: '`s3:` covers every action of the service',
    find: 'if (at === pattern.length) return false;',
    replace: 'if (at === pattern.length) return true;',
  },
];

const resources: readonly Mutant[] = [
  {
    file: 'src/match/match-resource.ts',
    breaks: 'a pattern covers the request for `*`',
    find: "if (resource === '*') return FALSE;",
    replace: '',
  },
  {
    file: 'src/match/match-resource.ts',
    breaks: 'a star that ends its segment stops at the colon',
    find: 'setting.resourceStarCrossesColon && index === parts.length - 1',
    replace: 'setting.resourceStarCrossesColon && index > parts.length',
  },
  {
    file: 'src/match/match-resource.ts',
    breaks: 'policies of version 2008 have variables',
    find: "readTemplate(last, setting.version === '2012-10-17')",
    replace: 'readTemplate(last, true)',
  },
  {
    file: 'src/match/match-resource.ts',
    breaks: 'short patterns of resource control policies are filled up',
    find: "    case 'resourceControl':\n      return false;",
    replace: "    case 'resourceControl':\n      return true;",
  },
];

const principals: readonly Mutant[] = [
  {
    file: 'src/match/match-principal.ts',
    breaks: 'a service principal is named without regard to its name',
    find: "caller.kind === 'service' && caller.name === text",
    replace: "caller.kind === 'service'",
  },
  {
    file: 'src/match/match-principal.ts',
    breaks: 'an account names callers of other accounts',
    find: 'asAccount(text === accountOf(caller), caller)',
    replace: 'asAccount(true, caller)',
  },
  {
    file: 'src/match/match-principal.ts',
    breaks: 'a principal of another partition is named',
    find: ' && arn.partition === partitionOf(caller)',
    replace: '',
  },
  {
    file: 'src/match/match-principal.ts',
    breaks: 'Deny + NotPrincipal is satisfied by the session alone',
    find: 'return has(listed, ACCOUNT) && (!hasIssuer || has(listed, ISSUER));',
    replace: 'return has(listed, ACCOUNT);',
  },
  {
    file: 'src/match/match-principal.ts',
    breaks: 'NotPrincipal is read as Principal',
    find: 'if (!element.negated) return { lists, matches: lists };',
    replace: 'return { lists, matches: lists };',
  },
  {
    file: 'src/match/match-principal.ts',
    breaks: 'a boundary does not matter to Deny + NotPrincipal',
    find: 'if (carrier && setting.hasBoundary) return BY_NOT_PRINCIPAL;',
    replace: '',
  },
];

const variables: readonly Mutant[] = [
  {
    file: 'src/match/variables.ts',
    breaks: 'a list fills a variable',
    find: '!value.list && value.values.length === 1',
    replace: 'value.values.length === 1',
  },
  {
    file: 'src/match/variables.ts',
    breaks: 'a variable without value is empty',
    find: "if (text === undefined) return { state: 'noValue', key: keyOf(part) };",
    replace: 'if (text === undefined) continue;',
  },
  {
    file: 'src/match/variables.ts',
    breaks: 'an unknown variable is taken for certain',
    find: 'unknownKey ??= keyOf(part);',
    replace: '',
  },
];

const conditions: readonly Mutant[] = [
  {
    file: 'src/condition/quantify.ts',
    breaks: 'ForAllValues fails when the key is missing',
    find: "if (quantifier === 'forAllValues') return TRUE;",
    replace: '',
  },
  {
    file: 'src/condition/quantify.ts',
    breaks: 'ForAnyValue holds when the key is missing and the operator is negated',
    find: "if (quantifier === 'forAnyValue') return FALSE;",
    replace: '',
  },
  {
    file: 'src/condition/quantify.ts',
    breaks: 'IfExists does not matter',
    find: 'truthOf(ifExists || negated)',
    replace: 'truthOf(negated)',
  },
  {
    file: 'src/condition/quantify.ts',
    breaks: 'a negated operator fails when the key is missing',
    find: 'truthOf(ifExists || negated)',
    replace: 'truthOf(ifExists)',
  },
  {
    file: 'src/condition/quantify.ts',
    breaks: 'a plain operator takes several values',
    find: "values.length > 1 && form.severalValues === 'false'",
    replace: "values.length > 2 && form.severalValues === 'false'",
  },
  {
    file: 'src/condition/quantify.ts',
    breaks: 'a value of the wrong kind passes a negated operator',
    find: 'if (matched === undefined) return FALSE;',
    replace: 'if (matched === undefined) return truthOf(negated);',
  },
  {
    file: 'src/condition/quantify.ts',
    breaks: 'ForAllValues minds the empty text',
    find: 'values.every(isEmpty) ? TRUE : every(values, holds)',
    replace: 'every(values, holds)',
  },
  {
    file: 'src/condition/operators.ts',
    breaks: 'NotIpAddress is IpAddress',
    find: "not('NotIpAddress'",
    replace: "is('NotIpAddress'",
  },
  {
    file: 'src/condition/operators.ts',
    breaks: 'NumericLessThan includes the number',
    find: "is('NumericLessThan', numbers('lessThan')",
    replace: "is('NumericLessThan', numbers('lessThanEquals')",
  },
  {
    file: 'src/condition/operators.ts',
    breaks: 'StringEquals ignores case',
    find: "is('StringEquals', sameText,",
    replace: "is('StringEquals', sameTextIgnoringCase,",
  },
  {
    file: 'src/condition/compile-clause.ts',
    breaks: 'an operator that does not exist disarms a Deny',
    find: "truthOf(denySafe && setting.effect === 'Deny')",
    replace: "truthOf(denySafe && setting.effect === 'Allow')",
  },
  {
    file: 'src/condition/values/number.ts',
    breaks: 'negative numbers are compared as positive ones',
    find: 'return a.negative ? -magnitude : magnitude;',
    replace: 'return magnitude;',
  },
  {
    file: 'src/condition/values/ip.ts',
    breaks: 'the last bit of a prefix does not count',
    find: 'Math.min(network.prefix - index * 16, 16)',
    replace: 'Math.min(network.prefix - 1 - index * 16, 16)',
  },
];

const decision: readonly Mutant[] = [
  {
    file: 'src/evaluate/decide.ts',
    breaks: 'partitions do not matter',
    find: 'if (situation.otherPartition) return FALSE;',
    replace: '',
  },
  {
    file: 'src/evaluate/decide.ts',
    breaks: 'service control policies do not limit',
    find: 'const ceilings = and(gates.serviceControl, gates.vpcEndpoint);',
    replace: 'const ceilings = gates.vpcEndpoint;',
  },
  {
    file: 'src/evaluate/decide.ts',
    breaks: 'a permissions boundary does not limit',
    find: 'return and(gates.permissionsBoundary, gates.session);',
    replace: 'return gates.session;',
  },
  {
    file: 'src/evaluate/decide.ts',
    breaks: 'across accounts the resource policy is enough',
    find: 'return and(named(gates.grants), and(gates.identity, within(gates)));',
    replace: 'return named(gates.grants);',
  },
  {
    file: 'src/evaluate/decide.ts',
    breaks: 'a key policy need not delegate',
    find: 'const opened = strict ? named(grants) : TRUE;',
    replace: 'const opened: Truth = TRUE;',
  },
  {
    file: 'src/evaluate/decide.ts',
    breaks: 'a grant to the role passes by its boundary',
    find: 'const throughIssuer = and(grants.issuer, within(gates));',
    replace: 'const throughIssuer = grants.issuer;',
  },
  {
    file: 'src/evaluate/decide.ts',
    breaks: 'an anonymous caller is a stranger even to `*`',
    find: "    case 'anonymous':\n      return direct(grants);",
    replace: "    case 'anonymous':\n      return grants.leaf;",
  },
  {
    file: 'src/evaluate/gather.ts',
    breaks: 'a statement that names nobody applies to everybody',
    find: "return policy.type === 'resource' || policy.type === 'trust' ? NOBODY : ATTACHED;",
    replace: 'return ATTACHED;',
  },
  {
    file: 'src/evaluate/gather.ts',
    breaks: 'a federated user needs no session policy',
    find: "truthOf(situation.caller.kind !== 'federatedUser')",
    replace: 'TRUE',
  },
  {
    file: 'src/evaluate/gather.ts',
    breaks: 'conditions do not matter',
    find: 'and(resource, prepared.condition.holds(matching.context))',
    replace: 'resource',
  },
  {
    file: 'src/match/match-action.ts',
    breaks: 'NotAction is read as Action',
    find: 'return !element.negated;',
    replace: 'return true;',
  },
  {
    file: 'src/evaluate/prepare-statement.ts',
    breaks: 'NotResource is read as Resource',
    find: 'return element.negated ? not(listed) : listed;',
    replace: 'return listed;',
  },
  {
    file: 'src/evaluate/applicability.ts',
    breaks: 'the management account is bound by service control policies',
    find: "return caller.organization?.managementAccount === true ? 'managementAccount' : undefined;",
    replace: 'return undefined;',
  },
  {
    file: 'src/evaluate/verdict.ts',
    breaks: 'a Deny is one voice among others',
    find: "if (denied === TRUE) return ['explicitDeny'];",
    replace: '',
  },
];

const search: readonly Mutant[] = [
  {
    file: 'src/match/may-cover.ts',
    breaks: 'a variable stands for itself where statements are looked through',
    find: '    if (unit === DOLLAR) return true;\n',
    replace: '',
  },
  {
    file: 'src/match/may-cover.ts',
    breaks: 'short patterns are not filled up where statements are looked through',
    find: 'next === pattern.length && isShort(pattern)',
    replace: 'next > pattern.length && isShort(pattern)',
  },
  {
    file: 'src/match/resource-keys.ts',
    breaks: 'a short pattern is looked up as if it were exact',
    find: 'at === pattern.length && colons >= 5',
    replace: 'at === pattern.length',
  },
  {
    file: 'src/evaluate/statement-index.ts',
    breaks: 'statements that no resource tells apart are not in the index',
    find: 'if (!placed) addByAction(NO_KEY, statement);',
    replace: '',
  },
  {
    file: 'src/evaluate/statement-index.ts',
    breaks: 'a key that many patterns share leads nowhere',
    find: 'if (!divided.has(key)) addNumber(entries, key, DIVIDED);',
    replace: '',
  },
  {
    file: 'src/evaluate/statement-index.ts',
    breaks: 'letter case tells resources apart where it must not',
    find: 'return blind || resource === undefined',
    replace: 'return resource === undefined',
  },
  {
    file: 'src/evaluate/statement-index.ts',
    breaks: 'services are not looked up',
    find: '    takeAll(keyOf(key, action.service));\n',
    replace: '',
  },
  {
    file: 'src/evaluate/decision.ts',
    breaks: 'policies that do not bind the request are asked by the quick door',
    find: '    answers[deny] = EXEMPT;\n',
    replace: '',
  },
  {
    file: 'src/evaluate/decision.ts',
    breaks: 'the first Deny that might apply ends the search',
    find: 'return desk.denied === TRUE;',
    replace: 'return true;',
  },
  {
    file: 'src/condition/compile-clause.ts',
    breaks: 'a negated operator on one value is the plain one',
    find: 'matched === undefined || !negated ? matched : not(matched)',
    replace: 'matched',
  },
];

const reading: readonly Mutant[] = [
  {
    file: 'src/policy/read-clean-policy.ts',
    breaks: 'the short way takes documents of the old version',
    find: "document.get('Version') !== '2012-10-17'",
    replace: 'false',
  },
  {
    file: 'src/policy/read-clean-policy.ts',
    breaks: 'the short way lets both Action and NotAction pass',
    find: 'if (draft.action !== undefined) return undefined;',
    replace: '',
  },
  {
    file: 'src/policy/read-clean-policy.ts',
    breaks: 'the short way does not count the commas',
    find: 'let size = 1 + 3 * texts.length;',
    replace: 'let size = 2 + 2 * texts.length;',
  },
];

/** Mistakes that somebody could make, each of which some test must notice. */
export const mutants: readonly Mutant[] = [
  ...wildcards,
  ...actions,
  ...resources,
  ...principals,
  ...variables,
  ...conditions,
  ...decision,
  ...search,
  ...reading,
];
