/** The grammar that `readTemplate` follows, kept by hand. */
export const TEMPLATE_EBNF = `\
template  = { escape | variable | star | question | malformed | character } ;
escape    = "\${*}" | "\${?}" | "\${$}" ;
variable  = "\${" , key , [ { blank } , "," , { blank } , "'" , default , "'" ] , "}" ;
key       = key character , { key character } ;           (* not blanks alone *)
default   = { "''" | any character but "'" } ;            (* a doubled quote is one quote *)
star      = "*" ;
question  = "?" ;
malformed = "\${" , { any character but "}" } , [ "}" ] ; (* neither escape nor variable: text *)
key character = any character but "}" and "," ;
`;
