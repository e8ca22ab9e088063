/// A C face over Google's libphonenumber: what Swift needs of it, with fixed-size buffers and no exceptions.
#ifndef CPHONENUMBER_H
#define CPHONENUMBER_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Number types, as libphonenumber names them (PhoneNumberUtil::PhoneNumberType).
typedef enum {
    CPN_FIXED_LINE = 0,
    CPN_MOBILE = 1,
    CPN_FIXED_LINE_OR_MOBILE = 2,
    CPN_TOLL_FREE = 3,
    CPN_PREMIUM_RATE = 4,
    CPN_SHARED_COST = 5,
    CPN_VOIP = 6,
    CPN_PERSONAL_NUMBER = 7,
    CPN_PAGER = 8,
    CPN_UAN = 9,
    CPN_VOICEMAIL = 10,
    CPN_UNKNOWN = 11
} cpn_type;

/// Why a text is no number (PhoneNumberUtil::ErrorType and ValidationResult).
typedef enum {
    CPN_OK = 0,
    CPN_NOT_A_NUMBER = 1,
    CPN_INVALID_COUNTRY_CODE = 2,
    CPN_TOO_SHORT = 3,
    CPN_TOO_LONG = 4,
    CPN_INVALID_LENGTH = 5,
    CPN_INVALID = 6
} cpn_status;

typedef struct {
    cpn_status status;
    cpn_type type;
    /// ITU calling code, 1 to 3 digits.
    int32_t calling_code;
    /// ISO 3166-1 alpha-2 region, "001" for a non-geographic code, "" when unknown; NUL-terminated.
    char region[4];
    /// "+31508200000"; NUL-terminated, empty when the text is no number.
    char e164[32];
} cpn_number;

/// Parses `text`, dialled from `region` ("ZZ": only with a leading plus), and says whether it is a valid number.
cpn_number cpn_parse(const char *text, const char *region);

/// The calling code of a region, 0 when the region is unknown.
int32_t cpn_calling_code(const char *region);

/// The trunk (national) prefix of a region, such as "0"; "" when it has none. Returns false for an unknown region.
bool cpn_trunk_prefix(const char *region, char prefix[8]);

/// The international prefix dialled from a region, such as "00". Returns false for an unknown region, or for one whose
/// prefix depends on the carrier (no single prefix exists).
bool cpn_international_prefix(const char *region, char prefix[8]);

/// Bit n is set when a national (significant) number of n digits is possible in the region.
uint32_t cpn_national_lengths(const char *region);

/// How a number is written for people of its own country, such as "050 820 0000"; NUL-terminated.
bool cpn_format_national(const char *e164, char text[64]);

#ifdef __cplusplus
}
#endif
#endif
