// Gives members of the legal department a role of their own.
export async function handler(event) {
  const department = event.request.userAttributes['custom:dept'];
  return {
    ...event,
    response: {
      claimsOverrideDetails: {
        claimsToAddOrOverride: { department },
        groupOverrideDetails:
          department === 'legal'
            ? {
                groupsToOverride: ['legal'],
                iamRolesToOverride: ['arn:aws:iam::123456789012:role/Legal'],
                preferredRole: 'arn:aws:iam::123456789012:role/Legal',
              }
            : event.request.groupConfiguration,
      },
    },
  };
}
