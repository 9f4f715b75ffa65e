/** The sentences that `readDenial` understands, kept by hand; blanks stand for any white space. */
export const DENIAL_EBNF = `\
denial      = { any text } , "User:" , principal , "is not authorized to perform:" , action ,
              [ "on resource:" , resource ] , [ reason ] , { any text } ;
principal   = arn | "anonymous" ;
resource    = '"' , text , '"' | text ;
reason      = "because no" , policy type , "allows the" , action , "action"
            | ( "with" | "due to" ) , "an explicit deny" ,
              [ "in" , ( "a" | "an" | "the" ) , policy type , [ ":" , policy arn ] ] ;
policy type = "identity-based policy" | "resource-based policy" | "role trust policy"
            | "permissions boundary" | "session policy" | "service control policy"
            | "resource control policy" | "VPC endpoint policy" ;
`;
