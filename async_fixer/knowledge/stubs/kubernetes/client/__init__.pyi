from .api.apiextensions_v1_api import ApiextensionsV1Api
from .api.apps_v1_api import AppsV1Api
from .api.authentication_v1_api import AuthenticationV1Api
from .api.authorization_v1_api import AuthorizationV1Api
from .api.autoscaling_v1_api import AutoscalingV1Api
from .api.autoscaling_v2_api import AutoscalingV2Api
from .api.batch_v1_api import BatchV1Api
from .api.coordination_v1_api import CoordinationV1Api
from .api.core_v1_api import CoreV1Api
from .api.custom_objects_api import CustomObjectsApi
from .api.events_v1_api import EventsV1Api
from .api.networking_v1_api import NetworkingV1Api
from .api.policy_v1_api import PolicyV1Api
from .api.rbac_authorization_v1_api import RbacAuthorizationV1Api
from .api.storage_v1_api import StorageV1Api
from .api.version_api import VersionApi
from .api_client import ApiClient
from .configuration import Configuration
from .exceptions import ApiException, OpenApiException
from .models import (
    V1Affinity,
    V1ConfigMap,
    V1ConfigMapVolumeSource,
    V1Container,
    V1ContainerPort,
    V1ContainerState,
    V1CronJob,
    V1CronJobSpec,
    V1DeleteOptions,
    V1Deployment,
    V1DeploymentSpec,
    V1EmptyDirVolumeSource,
    V1EnvFromSource,
    V1EnvVar,
    V1EnvVarSource,
    V1ExecAction,
    V1HTTPGetAction,
    V1Ingress,
    V1IngressSpec,
    V1Job,
    V1JobSpec,
    V1JobTemplateSpec,
    V1LabelSelector,
    V1LocalObjectReference,
    V1Namespace,
    V1NodeAffinity,
    V1ObjectMeta,
    V1OwnerReference,
    V1PersistentVolumeClaim,
    V1PersistentVolumeClaimSpec,
    V1PersistentVolumeClaimVolumeSource,
    V1Pod,
    V1PodSecurityContext,
    V1PodSpec,
    V1PodTemplateSpec,
    V1PolicyRule,
    V1Probe,
    V1ResourceRequirements,
    V1Role,
    V1RoleBinding,
    V1RoleRef,
    V1Secret,
    V1SecretKeySelector,
    V1SecretVolumeSource,
    V1SecurityContext,
    V1Service,
    V1ServiceAccount,
    V1ServicePort,
    V1ServiceSpec,
    V1StatefulSet,
    V1StatefulSetSpec,
    V1Toleration,
    V1Volume,
    V1VolumeMount,
)
