/// Fifty profile names that break tools which let a shell read them as code.
let hostileNames: [String] = [
  "my prod", " lead", "trail ", "two  blanks", "tab\there", "-n", "--", "--help", "-",
  "$(touch pwned)", "`touch pwned`", ";touch pwned", "x;touch pwned;y", "|touch pwned",
  "&touch pwned", "&& touch pwned", "> pwned", ">>pwned", "< pwned", "$HOME", "${HOME}",
  "$((1+1))", "$'\\x41'", "*", "?", "[a-z]", "{a,b}", "~", "~root", "!", "!!", "!-1", "#hash",
  "a#b", "it's", "\"quoted\"", "Log Archive's \"Main\"", "back\\slash", "ends\\", "\\n", "\\",
  "%s%n", "%PATH%", "a=b", "=", "(touch pwned)", "<(touch pwned)", "生产", "naïve", "e\u{301}🔑",
  "\u{1B}[31mred", "\u{7}bell", "carriage\rreturn", "';touch pwned;'", "\";touch pwned;\"",
  "x$(touch pwned)`touch pwned`;touch pwned", "\u{2018};touch pwned;\u{2019}", "+AWS_REGION=x",
  "-AWS_PROFILE", "' ; touch pwned #",
]
