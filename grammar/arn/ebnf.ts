/** The grammar that `readArn` and `splitArnPattern` follow, kept by hand. */
export const ARN_EBNF = `\
arn         = "arn:" , partition , ":" , service , ":" , region , ":" , account , ":" , resource ;
partition   = { any character but ":" } ;                 (* service, region, account: the same *)
resource    = { any character } ;

arn pattern = segment , [ ":" , segment , [ ":" , segment , [ ":" , segment ,
              [ ":" , segment , [ ":" , rest ] ] ] ] ] ;
segment     = { construct | any character but ":" } ;
rest        = { any character } ;
construct   = "\${" , { any character but "}" } , "}" ;   (* colons in it separate nothing *)
`;
