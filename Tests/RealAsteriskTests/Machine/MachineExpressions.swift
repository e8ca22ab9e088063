/// What dial plans compute: expressions, functions and parts of variables, each asked of a real Asterisk.
enum MachineExpressions {
    /// Variables that all may use.
    static let variables: [(String, String)] = [
        ("A", "0612345678"), ("B", "+31508200000"), ("C", "Jan Jansen"), ("D", "a-b-c-d"), ("E", ""), ("F", "10"),
        ("G", "x,y,z"), ("H", "<sip:0612345678@pbx.example>"), ("I", "007"), ("J", "\"quoted\""), ("K", "A"),
    ]

    static let parts = [
        "${A}", "${A:1}", "${A:-4}", "${A:0:2}", "${A:2:-3}", "${A:-4:2}", "${A:20}", "${A:-20}", "${A:-20:3}", "${A::3}", "${A:}",
        "${A:1:}", "${A:x}", "${A:1:0}", "${E}", "${E:1}", "${NONE}", "${NONE:2}", "${${K}}", "${${K}:1}", "${A${E}}", "$A", "$",
        "a$b", "$$", "{A}", "${A", "$[1 + 1", "x${A}y${F}z", "${__A}", "${_A}", "${a}", "${A:1}${A:0:1}", "${EXTEN}", "${EXTEN:2}",
        "${CONTEXT}", "${PRIORITY}", "${A:+2}", "${A: 2}", "${A:-0}", "${A:3:100}", "${A:1:-20}", "${G:0:1}", "${INVALID()}",
    ]

    static let expressions = [
        "$[1 + 2]", "$[1+2]", "$[ 7 - 10 ]", "$[2 * 3 + 4]", "$[2 + 3 * 4]", "$[(2 + 3) * 4]", "$[7 / 2]", "$[1 / 3]", "$[10 / 4]",
        "$[7 % 3]", "$[-7 % 3]", "$[5 / 0]", "$[5 % 0]", "$[0.1 + 0.2]", "$[2.50 + 0]", "$[a + 1]", "$[a + b]", "$[1 - a]", "$[a * 2]",
        "$[a / 2]", "$[2 / a]", "$[- 5]", "$[-5 + 3]", "$[--5]", "$[- a]", "$[100000000000 * 100000000000]", "$[3 - -2]",
        "$[1 = 1]", "$[1 = 1.0]", "$[01 = 1]", "$[\"1\" = \"1\"]", "$[\"1\" = 1]", "$[\"01\" = \"1\"]", "$[abc = abc]",
        "$[\"abc\" = abc]", "$[abc = ABC]", "$[1 == 1]", "$[1 != 2]", "$[a != b]", "$[2 > 10]", "$[\"2\" > \"10\"]", "$[a < b]",
        "$[2 >= 2]", "$[3 <= 2]", "$[\"${E}\" = \"\"]", "$[${E} = 1]", "$[ = 1]", "$[1 = ]", "$[]", "$[ ]", "$[${E}]",
        "$[${F} > 9]", "$[\"${A:0:2}\" = \"06\"]", "$[${A:0:2} = 06]", "$[${A} > 600000000]", "$[\"x\" = \"x\" & 1 = 1]",
        "$[1 & 0]", "$[1 && 2]", "$[0 | 5]", "$[0 || 0]", "$[7 | 5]", "$[\"\" | a]", "$[0 | \"\"]", "$[\"0\" & 1]", "$[abc & 1]",
        "$[1 | 1 & 0]", "$[0 & 1 | 1]", "$[!1]", "$[!0]", "$[! a]", "$[!\"1\"]", "$[!5 = 0]", "$[! (1 = 2)]", "$[1 ? 2 :: 3]",
        "$[0 ? 2 :: 3]", "$[\"\" ? a :: b]", "$[a ? b :: c]", "$[1 ? 0 ? 4 :: 5 :: 6]", "$[1 ? 2]", "$[1 = 1 ? yes :: no]",
        "$[abc : b]", "$[abc : a]", "$[abc : \"a(.)c\"]", "$[\"abc\" : \"a(.)c\"]", "$[${A} : 06]", "$[\"${A}\" : \"06([0-9]+)\"]",
        "$[${A} =~ 34]", "$[\"${A}\" =~ \"^06[0-9]{8}$\"]", "$[\"${A}\" =~ \"^07\"]", "$[\"${B}\" =~ \"^\\\\+31\"]",
        "$[\"${B}\" : \"[+]([0-9][0-9])\"]", "$[\"${C}\" =~ \"Jan (.*)\"]", "$[\"${C}\" : \"x(.*)\"]", "$[abc =~ \"(\"]",
        "$[abc =~ \"[b\"]", "$[\"aXbX\" =~ \"X$\"]", "$[\"abab\" : \"(ab)*\"]", "$[\"foobar\" =~ \"foo|foobar\"]",
        "$[\"${H}\" =~ \"sip:([^@]+)@\"]", "$[a ~~ b]", "$[\"a b\" ~~ c]", "$[1 ~~ 2]", "$[1 2]", "$[1 + 2 3]", "$[1 +]", "$[+ 1]",
        "$[(1 + 2]", "$[1 + 2)]", "$[* 2]", "$[1,2]", "$[a b c]", "$[ABS(-5)]", "$[ROUND(2.5)]", "$[FLOOR(2.7)]", "$[SQRT(16)]",
        "$[POW(2,10)]", "$[LEN(abc)]", "$[NOSUCH(1)]", "$[lower(1)]", "$[${LEN(${A})} = 10]", "$[007 + 1]", "$[${I}]", "$[1.5.2 + 1]",
        "$[1. + 1]", "$[.5 + 1]", "$[a@b = a@b]", "$[a/b]", "$[\"a\"b]", "$[${J} = \"quoted\"]", "$[10 > 9 > 8]", "$[1 + 1 = 2]",
        "$[\"${C}\" = \"Jan Jansen\"]", "$[${C} = x]", "$[[1]]", "$[{1}]", "$[a~b]", "$[1 = 1 | nonsense]", "$[0 - 5 : 1]", "$[#1 = #1]",
        "$[\"#\" = \"#\"]", "$[*5]", "$[5*]", "$['a' = 'a']", "$[\\a = \\a]", "$[é = é]", "$[\"${A:0:1}\" = \"0\" & ${LEN(${A})} = 10]",
        "$[${GROUP_COUNT(x@y)} >= 2]", "$[-1 < 0]", "$[0 > -1]", "$[1 > \"\"]", "$[${E} > 1]", "$[1 > ${E}]",
    ]

    static let functions = [
        "${LEN(${A})}", "${LEN()}", "${LEN(a b)}", "${LEN(é)}", "${FILTER(0-9,${B})}", "${FILTER(0-9+,${B})}", "${FILTER(a-z,Hello)}",
        "${FILTER(A-Za-z ,${C})}", "${FILTER(0-9,12,34)}", "${FILTER(9-0,123)}", "${FILTER(,abc)}", "${FILTER(abc)}",
        "${FILTER(\\x30-\\x39,a1b2)}", "${FILTER(-0-9,a-1)}", "${FILTER(0-9-,1-2)}", "${CUT(D,-,2)}", "${CUT(D,,2)}", "${CUT(D,-,2-)}",
        "${CUT(D,-,-2)}", "${CUT(D,-,2-3)}", "${CUT(D,-,1&3)}", "${CUT(D,-,9)}", "${CUT(D,x,1)}", "${CUT(D,x,2)}", "${CUT(G,\\,,2)}",
        "${CUT(G,\",\",2)}", "${CUT(H,@,1)}", "${CUT(H,<,2)}", "${CUT(CUT(H,@,1),:,2)}", "${CUT(E,-,1)}", "${CUT(D,-)}", "${CUT(D,-,x)}",
        "${CUT(D:2,-,1)}", "${CUT(D,-,3&1)}", "${CUT(D,-,0)}", "${IF(1?a:b)}", "${IF(0?a:b)}", "${IF($[1 = 1]?yes:no)}", "${IF(?a:b)}",
        "${IF(1?:b)}", "${IF(0?a)}", "${IF(1?a)}", "${IF(x?a:b)}", "${IF(1?\"a:b\":c)}", "${IF(0?a:\"b\")}", "${IF(1? a : b )}",
        "${IF(0? a : b )}", "${IF($[0]?x:y)}:z", "${IF(1?a,b:c)}", "${IF(00?a:b)}", "${IF(0x?a:b)}", "${IF(1?a:b:c)}", "${IF(0?a:b:c)}",
        "${ISNULL()}", "${ISNULL(a)}", "${ISNULL(${E})}", "${EXISTS()}", "${EXISTS(x)}", "${SET(Z=5)}", "${SET(Z=5)}${Z}",
        "${REGEX(\"^06\" ${A})}", "${REGEX(\"^07\" ${A})}", "${REGEX(\"[0-9]{3}\" ${A})}", "${REGEX(^06 ${A})}", "${REGEX(\"(\" a)}",
        "${REGEX(\"^[0-9]+$\" 123)}", "${REGEX(\"^[[:digit:]]+$\" 123)}", "${REGEX(\"a|b\" cbd)}", "${REGEX(\"\" abc)}", "${REGEX(\"x\")}",
        "${REPLACE(A,0,9)}", "${REPLACE(A,06)}", "${REPLACE(C, ,_)}", "${REPLACE(NONE,a,b)}", "${REPLACE(B,+,00)}", "${TOUPPER(abc1)}",
        "${TOLOWER(ABC1)}", "${QUOTE(a\"b)}", "${KEYPADHASH(Jan)}", "${URIENCODE(a b+c)}", "${URIDECODE(a%20b%2B)}",
        "${BASE64_ENCODE(hallo)}", "${BASE64_DECODE(aGFsbG8=)}", "${FIELDQTY(D,-)}", "${FIELDQTY(G,\\,)}", "${FIELDQTY(E,-)}",
        "${FIELDQTY(NONE,-)}", "${MATH(5+3)}", "${MATH(5+3,int)}", "${MATH(10/4)}", "${MATH(10/4,int)}", "${MATH(7%3,int)}", "${MATH(255+0,hex)}",
        "${MATH(2*3.5,f)}", "${MATH(3<5)}", "${MATH(3==3)}", "${MATH(-3+5,int)}", "${MATH(5-3,i)}", "${MATH(a+1)}", "${MATH(8-2,int)}",
        "${INC(F)}", "${F}", "${DEC(F)}", "${INC(C)}", "${SPRINTF(%05d,42)}", "${SPRINTF(%s-%s,a,b)}", "${SPRINTF(%x,255)}", "${SPRINTF(%.2f,1.5)}",
        "${SPRINTF(%5s|,ab)}", "${SPRINTF(%-5s|,ab)}", "${CALLERID(num)}", "${CALLERID(name)}", "${CALLERID(all)}", "${CALLERID(pres)}",
        "${CALLERID(num-pres)}", "${CALLERID(name-pres)}", "${CALLERID(NUM)}", "${CALLERID(number)}", "${CALLERID(num-valid)}",
        "${CALLERID(name-valid)}", "${CALLERID(nosuch)}", "${CALLERID(ani2)}", "${CALLERID(num-plan)}", "${CALLERID(rdnis)}",
        "${DIALPLAN_EXISTS(probe)}", "${DIALPLAN_EXISTS(nosuch)}",
        "${DIALPLAN_EXISTS(probe,0501234567,1)}", "${DIALPLAN_EXISTS(probe,0501234567,5)}", "${DIALPLAN_EXISTS(probe,0501234567,lab)}",
        "${DIALPLAN_EXISTS(probe,12345)}", "${DIALPLAN_EXISTS(other,77,1)}", "${VALID_EXTEN(probe,0501234567,1)}", "${VALID_EXTEN(,12,1)}",
        "${GROUP()}", "${GROUP_COUNT(calls@x)}", "${DB(a/b)}", "${DB_EXISTS(a/b)}", "${EVAL(${K})}", "${EVAL(\\${A})}", "${GLOBAL(X)}", "${GLOBAL(G1)}",
        "${G1}", "${G2}", "${HANGUPCAUSE}", "${len(abc)}", "${LEN(abc", "${LEN(a(b)c)}", "${LEN(abc):0:1}", "${TOUPPER(abc):1}", "${TOUPPER(a:b)}",
        "${FILTER(0-9,${FILTER(0-9+,${B})}):2}", "${LEN}", "${STRREPLACE(D,-,+)}", "${STRREPLACE(D,-,+,2)}", "${SHIFT(G)}", "${G}", "${SHIFT(D,-)}", "${POP(D,-)}",
        "${D}", "${SORT(a:3,b:1,c:2)}", "${LISTFILTER(D,-,c)}", "${FIELDNUM(D,-,c)}", "${HASH(h,k)}", "${CSV_QUOTE(a\"b)}",
        "${IF($[\"${A:0:2}\" = \"06\"]?mobile:fixed)}", "${CHANNEL(context)}", "${CHANNEL(exten)}", "${TOUPPER(${IF(1?a:b)})}",
    ]

    /// All, and how one stands in the dial plan.
    static let all = parts + expressions + functions
}
