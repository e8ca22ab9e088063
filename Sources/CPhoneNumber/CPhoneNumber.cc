#include "CPhoneNumber.h"

#include <cstring>
#include <string>

#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

const PhoneNumberUtil &util() { return *PhoneNumberUtil::GetInstance(); }

void copy(const std::string &from, char *to, size_t size) {
    size_t length = from.size() < size ? from.size() : size - 1;
    std::memcpy(to, from.data(), length);
    to[length] = 0;
}

cpn_status status_of(PhoneNumberUtil::ErrorType error) {
    switch (error) {
    case PhoneNumberUtil::NO_PARSING_ERROR: return CPN_OK;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return CPN_INVALID_COUNTRY_CODE;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN: return CPN_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG_NSN: return CPN_TOO_LONG;
    default: return CPN_NOT_A_NUMBER;
    }
}

cpn_status status_of(PhoneNumberUtil::ValidationResult result) {
    switch (result) {
    case PhoneNumberUtil::IS_POSSIBLE: return CPN_OK;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: return CPN_INVALID_COUNTRY_CODE;
    case PhoneNumberUtil::TOO_SHORT: return CPN_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG: return CPN_TOO_LONG;
    default: return CPN_INVALID_LENGTH;
    }
}

}  // namespace

cpn_number cpn_parse(const char *text, const char *region) {
    cpn_number result;
    std::memset(&result, 0, sizeof result);
    result.type = CPN_UNKNOWN;
    PhoneNumber number;
    result.status = status_of(util().Parse(text, region, &number));
    if (result.status != CPN_OK) return result;
    std::string out;
    util().Format(number, PhoneNumberUtil::E164, &out);
    copy(out, result.e164, sizeof result.e164);
    result.calling_code = number.country_code();
    if (!util().IsValidNumber(number)) {
        // Prefer the reason that a person can act on (too short) over "invalid".
        result.status = status_of(util().IsPossibleNumberWithReason(number));
        if (result.status == CPN_OK) result.status = CPN_INVALID;
        return result;
    }
    result.type = static_cast<cpn_type>(util().GetNumberType(number));
    util().GetRegionCodeForNumber(number, &out);
    copy(out, result.region, sizeof result.region);
    return result;
}

int32_t cpn_calling_code(const char *region) { return util().GetCountryCodeForRegion(region); }

bool cpn_trunk_prefix(const char *region, char prefix[8]) {
    if (util().GetCountryCodeForRegion(region) == 0) return false;
    std::string out;
    util().GetNddPrefixForRegion(region, true, &out);
    copy(out, prefix, 8);
    return true;
}

bool cpn_international_prefix(const char *region, char prefix[8]) {
    int32_t own = util().GetCountryCodeForRegion(region);
    if (own == 0) return false;
    // libphonenumber has no getter; how it writes a foreign number for this region's callers tells the prefix.
    PhoneNumber foreign;
    foreign.set_country_code(own == 31 ? 32 : 31);
    foreign.set_national_number(own == 31 ? 23456789 : 508200000);
    std::string out;
    util().FormatOutOfCountryCallingNumber(foreign, region, &out);
    std::string digits;
    for (char c : out) {
        if (c == '~') continue;  // here callers wait for a tone: Russia dials 8, then 10
        if (c == ' ' || c == '-') break;
        if (c < '0' || c > '9') return false;
        digits += c;
    }
    if (digits.empty() || digits.size() > 7) return false;
    copy(digits, prefix, 8);
    return true;
}

uint32_t cpn_national_lengths(const char *region) {
    int32_t code = util().GetCountryCodeForRegion(region);
    if (code == 0) return 0;
    uint32_t lengths = 0;
    uint64_t national = 2;
    for (int length = 1; length <= 15; length++, national *= 10) {
        PhoneNumber number;
        number.set_country_code(code);
        number.set_national_number(national);
        if (util().IsPossibleNumberWithReason(number) == PhoneNumberUtil::IS_POSSIBLE) lengths |= 1u << length;
    }
    return lengths;
}

bool cpn_format_national(const char *e164, char text[64]) {
    PhoneNumber number;
    if (util().Parse(e164, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
    std::string out;
    util().Format(number, PhoneNumberUtil::NATIONAL, &out);
    copy(out, text, 64);
    return true;
}
