/** How the identity-pool service calls itself in policies: table 3.3. */
export interface PoolService {
  readonly partition: string;
  /** The Federated principal of trust policies. */
  readonly provider: string;
  /** What condition keys begin with; China's guide prints another form than the region's. */
  readonly keyPrefixes: readonly string[];
}

const commercial: PoolService = {
  partition: 'aws',
  provider: 'cognito-identity.amazonaws.com',
  keyPrefixes: ['cognito-identity.amazonaws.com'],
};

const regional: ReadonlyMap<string, PoolService> = new Map([
  ['us-gov-west-1', governmental('cognito-identity-us-gov.amazonaws.com')],
  ['us-gov-east-1', governmental('cognito-identity.us-gov-east-1.amazonaws.com')],
  [
    'cn-north-1',
    {
      partition: 'aws-cn',
      provider: 'cognito-identity.cn-north-1.amazonaws.com.cn',
      keyPrefixes: [
        'cognito-identity.amazonaws.com.cn',
        'cognito-identity.cn-north-1.amazonaws.com.cn',
      ],
    },
  ],
]);

function governmental(provider: string): PoolService {
  return { partition: 'aws-us-gov', provider, keyPrefixes: [provider] };
}

/** The service in every partition and region that calls it otherwise. */
export const poolServices: readonly PoolService[] = [commercial, ...regional.values()];

/** Everything that the service is called in some partition: a developer's `Logins` key. */
export const poolServiceNames: ReadonlySet<string> = new Set(
  poolServices.flatMap(({ provider, keyPrefixes }) => [provider, ...keyPrefixes]),
);

/** The service in the region that the pool's id begins with. */
export function poolServiceOf(poolId: string): PoolService {
  return regional.get(poolId.slice(0, Math.max(0, poolId.indexOf(':')))) ?? commercial;
}
