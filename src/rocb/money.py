"""Money: an exact amount in one currency."""

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Final

from attrs import field, frozen

from rocb.checks import checked, rule
from rocb.errors import MixedCurrencies

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


_EXACT: Final = Context(prec=60)
"""Enough for the sum of any two amounts, whatever precision the host has set for itself."""


@frozen(field_transformer=checked)
class Money:
    """An exact amount in a currency of ISO 4217. Raises `InvalidValue`."""

    amount: Decimal = field(
        validator=rule(
            lambda amount: amount.adjusted() < 30 and amount.as_tuple().exponent >= -10,
            "an amount of at most 30 digits, and 10 after the point",
        )
    )
    currency: str = field(
        validator=rule(CURRENCIES.__contains__, "a currency of ISO 4217, such as EUR")
    )

    def __add__(self, other: "Money") -> "Money":
        """Return the sum of two amounts of one currency. Raises `MixedCurrencies`."""
        if self.currency != other.currency:
            raise MixedCurrencies((self.currency, other.currency))
        return Money(_EXACT.add(self.amount, other.amount), self.currency)


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return one sum a currency, sorted by currency. Nothing is converted."""
    sums: dict[str, Money] = {}
    for money in amounts:
        held = sums.get(money.currency)
        sums[money.currency] = money if held is None else held + money
    return tuple(sums[currency] for currency in sorted(sums))
