from . import billing_portal, checkout
from ._customer import Customer
from ._payment_intent import PaymentIntent
from ._subscription import Subscription
from ._charge import Charge
from ._invoice import Invoice
from ._price import Price
from ._product import Product
from ._refund import Refund
from ._setup_intent import SetupIntent
from ._payment_method import PaymentMethod
from ._event import Event
from ._account import Account
from ._error import APIError, CardError, InvalidRequestError, SignatureVerificationError, StripeError
from ._webhook import Webhook

api_key: str | None
