/**
 * Actions by which applications use a service and report on themselves: guests are let into a role
 * for just that, although the Service Authorization Reference lists most of them as writing. Our
 * own choice from the examples of the Amazon Cognito, CloudWatch RUM, Pinpoint, Lex and AWS IoT
 * developer guides, as of November 2026. In lower case.
 */
export const guestActions: ReadonlySet<string> = new Set(
  `appsync:graphql cognito-identity:getcredentialsforidentity cognito-identity:getid
  cognito-identity:getopenidtoken cognito-idp:confirmforgotpassword cognito-idp:confirmsignup
  cognito-idp:forgotpassword cognito-idp:initiateauth cognito-idp:resendconfirmationcode
  cognito-idp:respondtoauthchallenge cognito-idp:signup cognito-idp:revoketoken
  execute-api:invoke execute-api:manageconnections iot:connect iot:receive iot:subscribe
  lex:postcontent lex:posttext lex:putsession lex:recognizetext lex:recognizeutterance
  lex:startconversation mobileanalytics:putevents mobiletargeting:putevents
  mobiletargeting:updateendpoint rum:putrumevents transcribe:startstreamtranscription
  transcribe:startstreamtranscriptionwebsocket`.split(/\s+/),
);
