exports.handler = (event, context, callback) => {
  event.response = { remaining: context.getRemainingTimeInMillis() > 0 };
  setTimeout(() => callback(null, event), 1);
};
