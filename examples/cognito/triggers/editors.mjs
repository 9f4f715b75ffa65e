// Pre Token Generation: readers whose address is the company's are editors as well.
export async function handler(event) {
  const { email = '' } = event.request.userAttributes;
  const { groupsToOverride } = event.request.groupConfiguration;
  if (email.endsWith('@example.com') && groupsToOverride.includes('readers')) {
    event.response.claimsOverrideDetails = {
      groupOverrideDetails: {
        groupsToOverride: [...groupsToOverride, 'editors'],
        iamRolesToOverride: ['arn:aws:iam::111122223333:role/photos-editor'],
        preferredRole: 'arn:aws:iam::111122223333:role/photos-editor',
      },
    };
  }
  return event;
}
