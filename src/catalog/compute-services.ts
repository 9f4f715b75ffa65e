/**
 * Services that run their users' code with a role. Source: cloudsplaining (commit 5012eab), as of
 * November 2026; the same services in China.
 */
export const computeServices: ReadonlySet<string> = new Set(
  ['ec2', 'eks', 'ecs-tasks', 'lambda'].flatMap((service) => [
    `${service}.amazonaws.com`,
    `${service}.amazonaws.com.cn`,
  ]),
);
