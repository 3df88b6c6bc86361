/** SOP Classes of PS3.4 Table GG.3-1 (Non-Patient Object Storage), Table B.5-1 (Storage) and A.4 (Verification). */

/** One Standard SOP Class; `iodRef` is the PS3.3 clause of its IOD, absent where the class has none. */
export interface SopClass {
  readonly uid: string;
  readonly keyword: string;
  readonly name: string;
  readonly service: 'non-patient' | 'storage' | 'verification';
  readonly iodRef: string | undefined;
}

/** UID, keyword, name, clause of PS3.3. */
type Row = readonly [uid: string, keyword: string, name: string, clause: string];

const nonPatientRows: readonly Row[] = [
  ['1.2.840.10008.5.1.4.38.1', 'HangingProtocolStorage', 'Hanging Protocol Storage', 'A.44'],
  ['1.2.840.10008.5.1.4.39.1', 'ColorPaletteStorage', 'Color Palette Storage', 'A.58'],
  ['1.2.840.10008.5.1.4.43.1', 'GenericImplantTemplateStorage', 'Generic Implant Template Storage', 'A.61'],
  ['1.2.840.10008.5.1.4.44.1', 'ImplantAssemblyTemplateStorage', 'Implant Assembly Template Storage', 'A.62'],
  ['1.2.840.10008.5.1.4.45.1', 'ImplantTemplateGroupStorage', 'Implant Template Group Storage', 'A.63'],
  [
    '1.2.840.10008.5.1.4.1.1.200.1',
    'CTDefinedProcedureProtocolStorage',
    'CT Defined Procedure Protocol Storage',
    'A.82.2',
  ],
  ['1.2.840.10008.5.1.4.1.1.200.3', 'ProtocolApprovalStorage', 'Protocol Approval Storage', 'A.82.3'],
  [
    '1.2.840.10008.5.1.4.1.1.200.7',
    'XADefinedProcedureProtocolStorage',
    'XA Defined Procedure Protocol Storage',
    'A.82.5',
  ],
  ['1.2.840.10008.5.1.4.1.1.201.1', 'InventoryStorage', 'Inventory Storage', 'A.88'],
];

const storageRows: readonly Row[] = [
  ['1.2.840.10008.5.1.4.1.1.1', 'ComputedRadiographyImageStorage', 'Computed Radiography Image Storage', 'A.2'],
  [
    '1.2.840.10008.5.1.4.1.1.1.1',
    'DigitalXRayImageStorageForPresentation',
    'Digital X-Ray Image Storage - For Presentation',
    'A.26',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.1.1.1',
    'DigitalXRayImageStorageForProcessing',
    'Digital X-Ray Image Storage - For Processing',
    'A.26',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.1.2',
    'DigitalMammographyXRayImageStorageForPresentation',
    'Digital Mammography X-Ray Image Storage - For Presentation',
    'A.27',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.1.2.1',
    'DigitalMammographyXRayImageStorageForProcessing',
    'Digital Mammography X-Ray Image Storage - For Processing',
    'A.27',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.1.3',
    'DigitalIntraOralXRayImageStorageForPresentation',
    'Digital Intra-Oral X-Ray Image Storage - For Presentation',
    'A.28',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.1.3.1',
    'DigitalIntraOralXRayImageStorageForProcessing',
    'Digital Intra-Oral X-Ray Image Storage - For Processing',
    'A.28',
  ],
  ['1.2.840.10008.5.1.4.1.1.2', 'CTImageStorage', 'CT Image Storage', 'A.3'],
  ['1.2.840.10008.5.1.4.1.1.2.1', 'EnhancedCTImageStorage', 'Enhanced CT Image Storage', 'A.38'],
  [
    '1.2.840.10008.5.1.4.1.1.2.2',
    'LegacyConvertedEnhancedCTImageStorage',
    'Legacy Converted Enhanced CT Image Storage',
    'A.70',
  ],
  ['1.2.840.10008.5.1.4.1.1.3.1', 'UltrasoundMultiFrameImageStorage', 'Ultrasound Multi-frame Image Storage', 'A.7'],
  ['1.2.840.10008.5.1.4.1.1.4', 'MRImageStorage', 'MR Image Storage', 'A.4'],
  ['1.2.840.10008.5.1.4.1.1.4.1', 'EnhancedMRImageStorage', 'Enhanced MR Image Storage', 'A.36.2'],
  ['1.2.840.10008.5.1.4.1.1.4.2', 'MRSpectroscopyStorage', 'MR Spectroscopy Storage', 'A.36.3'],
  ['1.2.840.10008.5.1.4.1.1.4.3', 'EnhancedMRColorImageStorage', 'Enhanced MR Color Image Storage', 'A.36.4'],
  [
    '1.2.840.10008.5.1.4.1.1.4.4',
    'LegacyConvertedEnhancedMRImageStorage',
    'Legacy Converted Enhanced MR Image Storage',
    'A.71',
  ],
  ['1.2.840.10008.5.1.4.1.1.6.1', 'UltrasoundImageStorage', 'Ultrasound Image Storage', 'A.6'],
  ['1.2.840.10008.5.1.4.1.1.6.2', 'EnhancedUSVolumeStorage', 'Enhanced US Volume Storage', 'A.59'],
  ['1.2.840.10008.5.1.4.1.1.6.3', 'PhotoacousticImageStorage', 'Photoacoustic Image Storage', 'A.89'],
  ['1.2.840.10008.5.1.4.1.1.7', 'SecondaryCaptureImageStorage', 'Secondary Capture Image Storage', 'A.8'],
  [
    '1.2.840.10008.5.1.4.1.1.7.1',
    'MultiFrameSingleBitSecondaryCaptureImageStorage',
    'Multi-frame Single Bit Secondary Capture Image Storage',
    'A.8.2',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.7.2',
    'MultiFrameGrayscaleByteSecondaryCaptureImageStorage',
    'Multi-frame Grayscale Byte Secondary Capture Image Storage',
    'A.8.3',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.7.3',
    'MultiFrameGrayscaleWordSecondaryCaptureImageStorage',
    'Multi-frame Grayscale Word Secondary Capture Image Storage',
    'A.8.4',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.7.4',
    'MultiFrameTrueColorSecondaryCaptureImageStorage',
    'Multi-frame True Color Secondary Capture Image Storage',
    'A.8.5',
  ],
  ['1.2.840.10008.5.1.4.1.1.9.1.1', 'TwelveLeadECGWaveformStorage', '12-lead ECG Waveform Storage', 'A.34.3'],
  ['1.2.840.10008.5.1.4.1.1.9.1.2', 'GeneralECGWaveformStorage', 'General ECG Waveform Storage', 'A.34.4'],
  ['1.2.840.10008.5.1.4.1.1.9.1.3', 'AmbulatoryECGWaveformStorage', 'Ambulatory ECG Waveform Storage', 'A.34.5'],
  ['1.2.840.10008.5.1.4.1.1.9.1.4', 'General32BitECGWaveformStorage', 'General 32-bit ECG Waveform Storage', 'A.34.18'],
  ['1.2.840.10008.5.1.4.1.1.9.2.1', 'HemodynamicWaveformStorage', 'Hemodynamic Waveform Storage', 'A.34.6'],
  [
    '1.2.840.10008.5.1.4.1.1.9.3.1',
    'CardiacElectrophysiologyWaveformStorage',
    'Cardiac Electrophysiology Waveform Storage',
    'A.34.7',
  ],
  ['1.2.840.10008.5.1.4.1.1.9.4.1', 'BasicVoiceAudioWaveformStorage', 'Basic Voice Audio Waveform Storage', 'A.34.2'],
  ['1.2.840.10008.5.1.4.1.1.9.4.2', 'GeneralAudioWaveformStorage', 'General Audio Waveform Storage', 'A.34.10'],
  ['1.2.840.10008.5.1.4.1.1.9.5.1', 'ArterialPulseWaveformStorage', 'Arterial Pulse Waveform Storage', 'A.34.8'],
  ['1.2.840.10008.5.1.4.1.1.9.6.1', 'RespiratoryWaveformStorage', 'Respiratory Waveform Storage', 'A.34.9'],
  [
    '1.2.840.10008.5.1.4.1.1.9.6.2',
    'MultichannelRespiratoryWaveformStorage',
    'Multi-channel Respiratory Waveform Storage',
    'A.34.16',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.9.7.1',
    'RoutineScalpElectroencephalogramWaveformStorage',
    'Routine Scalp Electroencephalogram Waveform Storage',
    'A.34.12',
  ],
  ['1.2.840.10008.5.1.4.1.1.9.7.2', 'ElectromyogramWaveformStorage', 'Electromyogram Waveform Storage', 'A.34.13'],
  ['1.2.840.10008.5.1.4.1.1.9.7.3', 'ElectrooculogramWaveformStorage', 'Electrooculogram Waveform Storage', 'A.34.14'],
  [
    '1.2.840.10008.5.1.4.1.1.9.7.4',
    'SleepElectroencephalogramWaveformStorage',
    'Sleep Electroencephalogram Waveform Storage',
    'A.34.15',
  ],
  ['1.2.840.10008.5.1.4.1.1.9.8.1', 'BodyPositionWaveformStorage', 'Body Position Waveform Storage', 'A.34.17'],
  [
    '1.2.840.10008.5.1.4.1.1.11.1',
    'GrayscaleSoftcopyPresentationStateStorage',
    'Grayscale Softcopy Presentation State Storage',
    'A.33.1',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.2',
    'ColorSoftcopyPresentationStateStorage',
    'Color Softcopy Presentation State Storage',
    'A.33.2',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.3',
    'PseudoColorSoftcopyPresentationStateStorage',
    'Pseudo-Color Softcopy Presentation State Storage',
    'A.33.3',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.4',
    'BlendingSoftcopyPresentationStateStorage',
    'Blending Softcopy Presentation State Storage',
    'A.33.4',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.5',
    'XAXRFGrayscaleSoftcopyPresentationStateStorage',
    'XA/XRF Grayscale Softcopy Presentation State Storage',
    'A.33.6',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.6',
    'GrayscalePlanarMPRVolumetricPresentationStateStorage',
    'Grayscale Planar MPR Volumetric Presentation State Storage',
    'A.80.1',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.7',
    'CompositingPlanarMPRVolumetricPresentationStateStorage',
    'Compositing Planar MPR Volumetric Presentation State Storage',
    'A.80.1',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.8',
    'AdvancedBlendingPresentationStateStorage',
    'Advanced Blending Presentation State Storage',
    'A.33.7',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.9',
    'VolumeRenderingVolumetricPresentationStateStorage',
    'Volume Rendering Volumetric Presentation State Storage',
    'A.80.2',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.10',
    'SegmentedVolumeRenderingVolumetricPresentationStateStorage',
    'Segmented Volume Rendering Volumetric Presentation State Storage',
    'A.80.2',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.11',
    'MultipleVolumeRenderingVolumetricPresentationStateStorage',
    'Multiple Volume Rendering Volumetric Presentation State Storage',
    'A.80.2',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.11.12',
    'VariableModalityLUTSoftcopyPresentationStateStorage',
    'Variable Modality LUT Softcopy Presentation State Storage',
    'A.33.8',
  ],
  ['1.2.840.10008.5.1.4.1.1.12.1', 'XRayAngiographicImageStorage', 'X-Ray Angiographic Image Storage', 'A.14'],
  ['1.2.840.10008.5.1.4.1.1.12.1.1', 'EnhancedXAImageStorage', 'Enhanced XA Image Storage', 'A.47'],
  [
    '1.2.840.10008.5.1.4.1.1.12.2',
    'XRayRadiofluoroscopicImageStorage',
    'X-Ray Radiofluoroscopic Image Storage',
    'A.16',
  ],
  ['1.2.840.10008.5.1.4.1.1.12.2.1', 'EnhancedXRFImageStorage', 'Enhanced XRF Image Storage', 'A.48'],
  ['1.2.840.10008.5.1.4.1.1.13.1.1', 'XRay3DAngiographicImageStorage', 'X-Ray 3D Angiographic Image Storage', 'A.53'],
  ['1.2.840.10008.5.1.4.1.1.13.1.2', 'XRay3DCraniofacialImageStorage', 'X-Ray 3D Craniofacial Image Storage', 'A.54'],
  ['1.2.840.10008.5.1.4.1.1.13.1.3', 'BreastTomosynthesisImageStorage', 'Breast Tomosynthesis Image Storage', 'A.55'],
  [
    '1.2.840.10008.5.1.4.1.1.13.1.4',
    'BreastProjectionXRayImageStorageForPresentation',
    'Breast Projection X-Ray Image Storage - For Presentation',
    'A.74',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.13.1.5',
    'BreastProjectionXRayImageStorageForProcessing',
    'Breast Projection X-Ray Image Storage - For Processing',
    'A.74',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.14.1',
    'IntravascularOpticalCoherenceTomographyImageStorageForPresentation',
    'Intravascular Optical Coherence Tomography Image Storage - For Presentation',
    'A.66',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.14.2',
    'IntravascularOpticalCoherenceTomographyImageStorageForProcessing',
    'Intravascular Optical Coherence Tomography Image Storage - For Processing',
    'A.66',
  ],
  ['1.2.840.10008.5.1.4.1.1.20', 'NuclearMedicineImageStorage', 'Nuclear Medicine Image Storage', 'A.5'],
  ['1.2.840.10008.5.1.4.1.1.30', 'ParametricMapStorage', 'Parametric Map Storage', 'A.75'],
  ['1.2.840.10008.5.1.4.1.1.66', 'RawDataStorage', 'Raw Data Storage', 'A.37'],
  ['1.2.840.10008.5.1.4.1.1.66.1', 'SpatialRegistrationStorage', 'Spatial Registration Storage', 'A.39'],
  ['1.2.840.10008.5.1.4.1.1.66.2', 'SpatialFiducialsStorage', 'Spatial Fiducials Storage', 'A.40'],
  [
    '1.2.840.10008.5.1.4.1.1.66.3',
    'DeformableSpatialRegistrationStorage',
    'Deformable Spatial Registration Storage',
    'A.39.2',
  ],
  ['1.2.840.10008.5.1.4.1.1.66.4', 'SegmentationStorage', 'Segmentation Storage', 'A.51'],
  ['1.2.840.10008.5.1.4.1.1.66.5', 'SurfaceSegmentationStorage', 'Surface Segmentation Storage', 'A.57'],
  ['1.2.840.10008.5.1.4.1.1.66.6', 'TractographyResultsStorage', 'Tractography Results Storage', 'A.78'],
  ['1.2.840.10008.5.1.4.1.1.67', 'RealWorldValueMappingStorage', 'Real World Value Mapping Storage', 'A.46'],
  ['1.2.840.10008.5.1.4.1.1.68.1', 'SurfaceScanMeshStorage', 'Surface Scan Mesh Storage', 'A.68'],
  ['1.2.840.10008.5.1.4.1.1.68.2', 'SurfaceScanPointCloudStorage', 'Surface Scan Point Cloud Storage', 'A.69'],
  ['1.2.840.10008.5.1.4.1.1.77.1.1', 'VLEndoscopicImageStorage', 'VL Endoscopic Image Storage', 'A.32.1'],
  ['1.2.840.10008.5.1.4.1.1.77.1.1.1', 'VideoEndoscopicImageStorage', 'Video Endoscopic Image Storage', 'A.32.5'],
  ['1.2.840.10008.5.1.4.1.1.77.1.2', 'VLMicroscopicImageStorage', 'VL Microscopic Image Storage', 'A.32.2'],
  ['1.2.840.10008.5.1.4.1.1.77.1.2.1', 'VideoMicroscopicImageStorage', 'Video Microscopic Image Storage', 'A.32.6'],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.3',
    'VLSlideCoordinatesMicroscopicImageStorage',
    'VL Slide-Coordinates Microscopic Image Storage',
    'A.32.3',
  ],
  ['1.2.840.10008.5.1.4.1.1.77.1.4', 'VLPhotographicImageStorage', 'VL Photographic Image Storage', 'A.32.4'],
  ['1.2.840.10008.5.1.4.1.1.77.1.4.1', 'VideoPhotographicImageStorage', 'Video Photographic Image Storage', 'A.32.7'],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.5.1',
    'OphthalmicPhotography8BitImageStorage',
    'Ophthalmic Photography 8 Bit Image Storage',
    'A.41',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.5.2',
    'OphthalmicPhotography16BitImageStorage',
    'Ophthalmic Photography 16 Bit Image Storage',
    'A.42',
  ],
  ['1.2.840.10008.5.1.4.1.1.77.1.5.3', 'StereometricRelationshipStorage', 'Stereometric Relationship Storage', 'A.43'],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.5.4',
    'OphthalmicTomographyImageStorage',
    'Ophthalmic Tomography Image Storage',
    'A.52',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.5.5',
    'WideFieldOphthalmicPhotographyStereographicProjectionImageStorage',
    'Wide Field Ophthalmic Photography Stereographic Projection Image Storage',
    'A.76',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.5.6',
    'WideFieldOphthalmicPhotography3DCoordinatesImageStorage',
    'Wide Field Ophthalmic Photography 3D Coordinates Image Storage',
    'A.77',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.5.7',
    'OphthalmicOpticalCoherenceTomographyEnFaceImageStorage',
    'Ophthalmic Optical Coherence Tomography En Face Image Storage',
    'A.83',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.5.8',
    'OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage',
    'Ophthalmic Optical Coherence Tomography B-scan Volume Analysis Storage',
    'A.84',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.6',
    'VLWholeSlideMicroscopyImageStorage',
    'VL Whole Slide Microscopy Image Storage',
    'A.32.8',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.7',
    'DermoscopicPhotographyImageStorage',
    'Dermoscopic Photography Image Storage',
    'A.32.11',
  ],
  ['1.2.840.10008.5.1.4.1.1.77.1.8', 'ConfocalMicroscopyImageStorage', 'Confocal Microscopy Image Storage', 'A.90'],
  [
    '1.2.840.10008.5.1.4.1.1.77.1.9',
    'ConfocalMicroscopyTiledPyramidalImageStorage',
    'Confocal Microscopy Tiled Pyramidal Image Storage',
    'A.90.2',
  ],
  ['1.2.840.10008.5.1.4.1.1.78.1', 'LensometryMeasurementsStorage', 'Lensometry Measurements Storage', 'A.60.1'],
  [
    '1.2.840.10008.5.1.4.1.1.78.2',
    'AutorefractionMeasurementsStorage',
    'Autorefraction Measurements Storage',
    'A.60.2',
  ],
  ['1.2.840.10008.5.1.4.1.1.78.3', 'KeratometryMeasurementsStorage', 'Keratometry Measurements Storage', 'A.60.3'],
  [
    '1.2.840.10008.5.1.4.1.1.78.4',
    'SubjectiveRefractionMeasurementsStorage',
    'Subjective Refraction Measurements Storage',
    'A.60.4',
  ],
  ['1.2.840.10008.5.1.4.1.1.78.5', 'VisualAcuityMeasurementsStorage', 'Visual Acuity Measurements Storage', 'A.60.5'],
  [
    '1.2.840.10008.5.1.4.1.1.78.6',
    'SpectaclePrescriptionReportStorage',
    'Spectacle Prescription Report Storage',
    'A.35.9',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.78.7',
    'OphthalmicAxialMeasurementsStorage',
    'Ophthalmic Axial Measurements Storage',
    'A.60.6',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.78.8',
    'IntraocularLensCalculationsStorage',
    'Intraocular Lens Calculations Storage',
    'A.60.7',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.79.1',
    'MacularGridThicknessAndVolumeReportStorage',
    'Macular Grid Thickness and Volume Report',
    'A.35.11',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.80.1',
    'OphthalmicVisualFieldStaticPerimetryMeasurementsStorage',
    'Ophthalmic Visual Field Static Perimetry Measurements Storage',
    'A.65',
  ],
  ['1.2.840.10008.5.1.4.1.1.81.1', 'OphthalmicThicknessMapStorage', 'Ophthalmic Thickness Map Storage', 'A.67'],
  ['1.2.840.10008.5.1.4.1.1.82.1', 'CornealTopographyMapStorage', 'Corneal Topography Map Storage', 'A.73'],
  ['1.2.840.10008.5.1.4.1.1.88.11', 'BasicTextSRStorage', 'Basic Text SR Storage', 'A.35.1'],
  ['1.2.840.10008.5.1.4.1.1.88.22', 'EnhancedSRStorage', 'Enhanced SR Storage', 'A.35.2'],
  ['1.2.840.10008.5.1.4.1.1.88.33', 'ComprehensiveSRStorage', 'Comprehensive SR Storage', 'A.35.3'],
  ['1.2.840.10008.5.1.4.1.1.88.34', 'Comprehensive3DSRStorage', 'Comprehensive 3D SR Storage', 'A.35.13'],
  ['1.2.840.10008.5.1.4.1.1.88.35', 'ExtensibleSRStorage', 'Extensible SR Storage', 'A.35.15'],
  ['1.2.840.10008.5.1.4.1.1.88.40', 'ProcedureLogStorage', 'Procedure Log Storage', 'A.35.7'],
  ['1.2.840.10008.5.1.4.1.1.88.50', 'MammographyCADSRStorage', 'Mammography CAD SR Storage', 'A.35.5'],
  [
    '1.2.840.10008.5.1.4.1.1.88.59',
    'KeyObjectSelectionDocumentStorage',
    'Key Object Selection Document Storage',
    'A.35.4',
  ],
  ['1.2.840.10008.5.1.4.1.1.88.65', 'ChestCADSRStorage', 'Chest CAD SR Storage', 'A.35.6'],
  ['1.2.840.10008.5.1.4.1.1.88.67', 'XRayRadiationDoseSRStorage', 'X-Ray Radiation Dose SR Storage', 'A.35.8'],
  [
    '1.2.840.10008.5.1.4.1.1.88.68',
    'RadiopharmaceuticalRadiationDoseSRStorage',
    'Radiopharmaceutical Radiation Dose SR Storage',
    'A.35.14',
  ],
  ['1.2.840.10008.5.1.4.1.1.88.69', 'ColonCADSRStorage', 'Colon CAD SR Storage', 'A.35.10'],
  ['1.2.840.10008.5.1.4.1.1.88.70', 'ImplantationPlanSRStorage', 'Implantation Plan SR Storage', 'A.35.12'],
  ['1.2.840.10008.5.1.4.1.1.88.71', 'AcquisitionContextSRStorage', 'Acquisition Context SR Storage', 'A.35.16'],
  ['1.2.840.10008.5.1.4.1.1.88.72', 'SimplifiedAdultEchoSRStorage', 'Simplified Adult Echo SR Storage', 'A.35.17'],
  ['1.2.840.10008.5.1.4.1.1.88.73', 'PatientRadiationDoseSRStorage', 'Patient Radiation Dose SR Storage', 'A.35.18'],
  [
    '1.2.840.10008.5.1.4.1.1.88.74',
    'PlannedImagingAgentAdministrationSRStorage',
    'Planned Imaging Agent Administration SR Storage',
    'A.35.19',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.88.75',
    'PerformedImagingAgentAdministrationSRStorage',
    'Performed Imaging Agent Administration SR Storage',
    'A.35.20',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.88.76',
    'EnhancedXRayRadiationDoseSRStorage',
    'Enhanced X-Ray Radiation Dose SR Storage',
    'A.35.22',
  ],
  ['1.2.840.10008.5.1.4.1.1.88.77', 'WaveformAnnotationSRStorage', 'Waveform Annotation SR Storage', 'A.35.23'],
  ['1.2.840.10008.5.1.4.1.1.90.1', 'ContentAssessmentResultsStorage', 'Content Assessment Results Storage', 'A.81.3'],
  [
    '1.2.840.10008.5.1.4.1.1.91.1',
    'MicroscopyBulkSimpleAnnotationsStorage',
    'Microscopy Bulk Simple Annotations Storage',
    'A.87',
  ],
  ['1.2.840.10008.5.1.4.1.1.104.1', 'EncapsulatedPDFStorage', 'Encapsulated PDF Storage', 'A.45.1'],
  ['1.2.840.10008.5.1.4.1.1.104.2', 'EncapsulatedCDAStorage', 'Encapsulated CDA Storage', 'A.45.2'],
  ['1.2.840.10008.5.1.4.1.1.104.3', 'EncapsulatedSTLStorage', 'Encapsulated STL Storage', 'A.85.1'],
  ['1.2.840.10008.5.1.4.1.1.104.4', 'EncapsulatedOBJStorage', 'Encapsulated OBJ Storage', 'A.85.2'],
  ['1.2.840.10008.5.1.4.1.1.104.5', 'EncapsulatedMTLStorage', 'Encapsulated MTL Storage', 'A.85.3'],
  [
    '1.2.840.10008.5.1.4.1.1.128',
    'PositronEmissionTomographyImageStorage',
    'Positron Emission Tomography Image Storage',
    'A.21',
  ],
  ['1.2.840.10008.5.1.4.1.1.130', 'EnhancedPETImageStorage', 'Enhanced PET Image Storage', 'A.56'],
  [
    '1.2.840.10008.5.1.4.1.1.128.1',
    'LegacyConvertedEnhancedPETImageStorage',
    'Legacy Converted Enhanced PET Image Storage',
    'A.72',
  ],
  ['1.2.840.10008.5.1.4.1.1.131', 'BasicStructuredDisplayStorage', 'Basic Structured Display Storage', 'A.33.5'],
  [
    '1.2.840.10008.5.1.4.1.1.200.2',
    'CTPerformedProcedureProtocolStorage',
    'CT Performed Procedure Protocol Storage',
    'A.82.1',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.200.8',
    'XAPerformedProcedureProtocolStorage',
    'XA Performed Procedure Protocol Storage',
    'A.82.4',
  ],
  ['1.2.840.10008.5.1.4.1.1.481.1', 'RTImageStorage', 'RT Image Storage', 'A.17'],
  ['1.2.840.10008.5.1.4.1.1.481.2', 'RTDoseStorage', 'RT Dose Storage', 'A.18'],
  ['1.2.840.10008.5.1.4.1.1.481.3', 'RTStructureSetStorage', 'RT Structure Set Storage', 'A.19'],
  ['1.2.840.10008.5.1.4.1.1.481.4', 'RTBeamsTreatmentRecordStorage', 'RT Beams Treatment Record Storage', 'A.29'],
  ['1.2.840.10008.5.1.4.1.1.481.5', 'RTPlanStorage', 'RT Plan Storage', 'A.20'],
  ['1.2.840.10008.5.1.4.1.1.481.6', 'RTBrachyTreatmentRecordStorage', 'RT Brachy Treatment Record Storage', 'A.30'],
  ['1.2.840.10008.5.1.4.1.1.481.7', 'RTTreatmentSummaryRecordStorage', 'RT Treatment Summary Record Storage', 'A.31'],
  ['1.2.840.10008.5.1.4.1.1.481.8', 'RTIonPlanStorage', 'RT Ion Plan Storage', 'A.49'],
  [
    '1.2.840.10008.5.1.4.1.1.481.9',
    'RTIonBeamsTreatmentRecordStorage',
    'RT Ion Beams Treatment Record Storage',
    'A.50',
  ],
  ['1.2.840.10008.5.1.4.1.1.481.10', 'RTPhysicianIntentStorage', 'RT Physician Intent Storage', 'A.86.1.2'],
  ['1.2.840.10008.5.1.4.1.1.481.11', 'RTSegmentAnnotationStorage', 'RT Segment Annotation Storage', 'A.86.1.3'],
  ['1.2.840.10008.5.1.4.1.1.481.12', 'RTRadiationSetStorage', 'RT Radiation Set Storage', 'A.86.1.4'],
  [
    '1.2.840.10008.5.1.4.1.1.481.13',
    'CArmPhotonElectronRadiationStorage',
    'C-Arm Photon-Electron Radiation Storage',
    'A.86.1.5',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.481.14',
    'TomotherapeuticRadiationStorage',
    'Tomotherapeutic Radiation Storage',
    'A.86.1.6',
  ],
  ['1.2.840.10008.5.1.4.1.1.481.15', 'RoboticArmRadiationStorage', 'Robotic-Arm Radiation Storage', 'A.86.1.7'],
  ['1.2.840.10008.5.1.4.1.1.481.16', 'RTRadiationRecordSetStorage', 'RT Radiation Record Set Storage', 'A.86.1.8'],
  [
    '1.2.840.10008.5.1.4.1.1.481.17',
    'RTRadiationSalvageRecordStorage',
    'RT Radiation Salvage Record Storage',
    'A.86.1.9',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.481.18',
    'TomotherapeuticRadiationRecordStorage',
    'Tomotherapeutic Radiation Record Storage',
    'A.86.1.11',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.481.19',
    'CArmPhotonElectronRadiationRecordStorage',
    'C-Arm Photon-Electron Radiation Record Storage',
    'A.86.1.10',
  ],
  ['1.2.840.10008.5.1.4.1.1.481.20', 'RoboticRadiationRecordStorage', 'Robotic Radiation Record Storage', 'A.86.1.12'],
  [
    '1.2.840.10008.5.1.4.1.1.481.21',
    'RTRadiationSetDeliveryInstructionStorage',
    'RT Radiation Set Delivery Instruction Storage',
    'A.86.1.13',
  ],
  ['1.2.840.10008.5.1.4.1.1.481.22', 'RTTreatmentPreparationStorage', 'RT Treatment Preparation Storage', 'A.86.1.14'],
  ['1.2.840.10008.5.1.4.1.1.481.23', 'EnhancedRTImageStorage', 'Enhanced RT Image Storage', 'A.86.1.15'],
  [
    '1.2.840.10008.5.1.4.1.1.481.24',
    'EnhancedContinuousRTImageStorage',
    'Enhanced Continuous RT Image Storage',
    'A.86.1.16',
  ],
  [
    '1.2.840.10008.5.1.4.1.1.481.25',
    'RTPatientPositionAcquisitionInstructionStorage',
    'RT Patient Position Acquisition Instruction Storage',
    'A.86.1.17',
  ],
  ['1.2.840.10008.5.1.4.34.7', 'RTBeamsDeliveryInstructionStorage', 'RT Beams Delivery Instruction Storage', 'A.64'],
  [
    '1.2.840.10008.5.1.4.34.10',
    'RTBrachyApplicationSetupDeliveryInstructionStorage',
    'RT Brachy Application Setup Delivery Instruction Storage',
    'A.79',
  ],
];

const verification: SopClass = {
  uid: '1.2.840.10008.1.1',
  keyword: 'Verification',
  name: 'Verification SOP Class',
  service: 'verification',
  iodRef: undefined,
};

function rowToSopClass(service: SopClass['service'], [uid, keyword, name, clause]: Row): SopClass {
  return { uid, keyword, name, service, iodRef: `PS3.3 ${clause}` };
}

/** Every SOP Class known here: the nine Non-Patient ones first, in the order of Table GG.3-1. */
export const sopClasses: readonly SopClass[] = [
  ...nonPatientRows.map((row) => rowToSopClass('non-patient', row)),
  ...storageRows.map((row) => rowToSopClass('storage', row)),
  verification,
];

/** The nine SOP Classes of PS3.4 Table GG.3-1. */
export const nonPatientSopClasses: readonly SopClass[] = sopClasses.filter((row) => row.service === 'non-patient');

const byUid = new Map(sopClasses.map((row) => [row.uid, row]));
const byKeyword = new Map(sopClasses.map((row) => [row.keyword, row]));

/** The SOP Class of this UID, or undefined when PS3.4 assigns it to neither service. */
export function sopClassByUid(uid: string): SopClass | undefined {
  return byUid.get(uid);
}

/** The SOP Class of this PS3.6 keyword, e.g. `HangingProtocolStorage`; upper and lower case matter. */
export function sopClassByKeyword(keyword: string): SopClass | undefined {
  return byKeyword.get(keyword);
}
