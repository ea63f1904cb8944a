from .consumer.group import KafkaConsumer
from .producer.kafka import KafkaProducer
