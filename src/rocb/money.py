"""Money: an exact amount in one currency."""

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Final

from attrs import field, frozen

from rocb.checks import checked, exact, listed, require, rule
from rocb.errors import Fault, InvalidValue, MixedCurrencies

CURRENCIES: Final = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
    KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
    MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
    SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
    ANG BGN HRK
    """.split()  # noqa: SIM905 - one code a line would be long
)
"""Alphabetic codes of ISO 4217; the last line holds some that were replaced in recent years."""

_A_CURRENCY: Final = "a currency of ISO 4217, such as EUR"
_MINOR_DIGITS: Final = {
    **dict.fromkeys(["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF"], 0),
    **dict.fromkeys(["UGX", "VND", "VUV", "XAF", "XOF", "XPF"], 0),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
}


def minor_digits(currency: str) -> int:
    """Return how many digits the minor unit of a currency has after the point (ISO 4217).

    The special drawing right (XDR) has none and is counted in hundredths. Raises `InvalidValue`
    for what is no currency.
    """
    if type(currency) is not str or currency not in CURRENCIES:
        raise InvalidValue(Fault("currency", currency, _A_CURRENCY))
    return _MINOR_DIGITS.get(currency, 2)


_EXACT: Final = Context(prec=60)
"""Enough for the sum of any two amounts, whatever precision the host has set for itself."""


@frozen(field_transformer=checked)
class Money:
    """An exact amount in a currency of ISO 4217. Raises `InvalidValue`."""

    amount: Decimal = field(validator=exact)
    currency: str = field(validator=rule(CURRENCIES.__contains__, _A_CURRENCY))

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def __add__(self, other: "Money") -> "Money":
        """Return the sum of two amounts of one currency.

        Raises `MixedCurrencies`, and `InvalidValue` for what is no money or a sum too large for it.
        """
        require("other", Money, other)
        if self.currency != other.currency:
            raise MixedCurrencies((self.currency, other.currency))
        return Money(_EXACT.add(self.amount, other.amount), self.currency)


not_negative: Final = rule(lambda money: money.amount >= 0, "zero or more")
positive: Final = rule(lambda money: money.amount > 0, "above zero")


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return one sum a currency, sorted by currency. Nothing is converted.

    Raises `InvalidValue` for what is no money, and for a sum that is too large for it.
    """
    sums: dict[str, Money] = {}
    for money in listed("amounts", Money, amounts):
        held = sums.get(money.currency)
        sums[money.currency] = money if held is None else held + money
    return tuple(sums[currency] for currency in sorted(sums))
