from .cimpl import Consumer, KafkaException, Message, Producer, TopicPartition
